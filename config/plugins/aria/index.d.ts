interface PluginContext {
  registerMethod(method: {
    readonly name: string;
    readonly fn: (platform: {
      readonly template?: { mergeComponents(context: unknown, components: unknown): void };
      runtimePath?: string | string[];
    }) => void;
  }): unknown;
}

declare const plugin: (context: PluginContext) => void;
export = plugin;
