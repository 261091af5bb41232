/** What a number in a story stands for: the three ways to say to leadership what a piece of work was good for. */
export const FIGURE_KINDS = ['money', 'risk', 'speed'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

const NUMBER = String.raw`(?:\d[\d.,  ']*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|half|a third|a quarter|two thirds|three quarters|hundreds?|thousands?|millions?|zero|twice|halved?|doubled?|tripled?)\b)`;

/** Four digits are a year, unless money stands before them, or what is counted behind: "€2000", "2000 hours". */
const YEAR = String.raw`(?<!(?:[€$£¥₹]|\b(?:eur|usd|gbp|chf)) ?)\b(?:19|20)\d\d\b(?!\s*(?:[€$£¥₹%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|ms|milliseconds?|s|sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|people|users?|customers?|orders?|parcels?|requests?|engineers?|errors?|alerts?|pages?|tickets?|calls?|invoices?|licen[cs]es?|builds?|tests?|lines)\b))`;

/** What is no figure: references, hashes, dates, quarters and versions. */
const NO_FIGURES = new RegExp(String.raw`https?:\/\/\S+|[\w./-]*[#!]\d+|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b|\b\d{4}-\d{2}(?:-\d{2})?\b|\bQ[1-4]\b|${YEAR}|\bv?\d+\.\d+\.\d+\S*|\x60[^\x60\n]*\x60|\b(?:PR|MR|GH-|RFC|CVE-)[ -]?[\d-]+`, 'gi');

const WORDS: Record<FigureKind, RegExp> = {
  money: /[€$£¥₹]|\b(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|budget|costs?|revenue|savings?|saves?|saved|licen[cs]es?|invoices?|bills?|income|sales|orders?|customers?|headcount)\b/i,
  risk: /\b(?:risks?|incidents?|outages?|pages?|alerts?|errors?|failures?|failed|bugs?|crashes|vulnerabilit\w+|cves?|breach\w*|audits?|complian\w+|downtime|uptime|rollbacks?|reverts?|losses|lost|regressions?|on-call|sev-?\d|single point|complaints?|tickets?|flaky|coverage|backups?|restores?)\b/i,
  speed: /\b(?:ms|milliseconds?|s|sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|sprints?|faster|slower|quicker|sooner|earlier|latency|throughput|lead time|cycle time|deploys?|deployments?|releases?|builds?|engineers?|teams?|per second|rps|twice|times|wait(?:s|ed|ing)?)\b/i,
};

/** The sentences of a text that hold a number, and what the number is of, as far as their words tell. */
export function figuresIn(text: string): { sentence: string; kinds: FigureKind[] }[] {
  const plain = text.replace(NO_FIGURES, ' ').replace(/<!--[\s\S]*?-->/g, ' ');
  return plain
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => new RegExp(NUMBER, 'i').test(sentence))
    .map((sentence) => ({ sentence, kinds: FIGURE_KINDS.filter((kind) => WORDS[kind].test(sentence)) }));
}
