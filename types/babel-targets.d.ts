declare module '@babel/compat-data/plugins' {
  /** For each syntax that Babel can lower: from which version each engine reads it. */
  const plugins: Readonly<Record<string, Readonly<Record<string, string>>>>;
  export default plugins;
}

declare module '@babel/helper-compilation-targets' {
  type Targets = Readonly<Record<string, string>>;
  /** The lowest version of each engine in a list by browserslist. */
  export default function getTargets(options: { readonly browsers: readonly string[] }): Targets;
  /** True where an engine among the targets doesn't read the syntax. */
  export function isRequired(
    name: string,
    targets: Targets,
    options: { readonly compatData: Readonly<Record<string, Readonly<Record<string, string>>>> },
  ): boolean;
}
