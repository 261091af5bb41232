declare module '*.css' {
  /** The stylesheet's text: esbuild's text loader puts it into the bundle. */
  const text: string;
  export default text;
}
