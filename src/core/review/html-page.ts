import { html, Markup } from './markup';

/** A page that needs no network and no script, nor can have any. `css` is media/review.css, `body` what stands in it. */
export function htmlPage(title: string, body: Markup, css: string): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(css)}</style>
</head>
<body class="page">
<main>
${body}
</main>
</body>
</html>
`.toString();
}
