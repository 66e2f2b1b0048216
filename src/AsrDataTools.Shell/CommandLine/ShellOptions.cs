namespace AsrDataTools.Shell.CommandLine;

/// <summary>The parsed command line of asrdata. Parameters are matched as pwsh does: any case, one or two dashes, unique prefixes.</summary>
public sealed record ShellOptions
{
    private static readonly string[] Parameters = ["Command", "File", "Help", "NoLogo", "NonInteractive", "Version"];

    public ShellMode Mode { get; private init; } = ShellMode.Interactive;

    /// <summary>The text of <c>-Command</c>.</summary>
    public string Command { get; private init; } = "";

    /// <summary>The path of <c>-File</c>, as given.</summary>
    public string File { get; private init; } = "";

    /// <summary>What follows the path of <c>-File</c>, as given.</summary>
    public IReadOnlyList<string> Arguments { get; private init; } = [];

    /// <summary>A question is an error instead of a wait.</summary>
    public bool NonInteractive { get; private init; }

    /// <summary>No greeting before the prompt.</summary>
    public bool NoLogo { get; private init; }

    /// <param name="arguments">The process's arguments.</param>
    /// <param name="inputRedirected">Whether standard input is something else than a terminal.</param>
    /// <exception cref="UsageException">An unknown parameter, or one without its value.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> arguments, bool inputRedirected)
    {
        ShellOptions options = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            IReadOnlyList<string> rest = [.. arguments.Skip(i + 1)];
            if (argument == "-") return options with { Mode = ShellMode.StandardInput, Arguments = rest };
            if (!argument.StartsWith('-')) return options.WithFile(argument, rest);

            switch (NameOf(argument))
            {
                case "NonInteractive": options = options with { NonInteractive = true }; break;
                case "NoLogo": options = options with { NoLogo = true }; break;
                case "Version": return options with { Mode = ShellMode.Version };
                case "Help": return options with { Mode = ShellMode.Help };
                case "File": return options.WithFile(rest.Count > 0 ? rest[0] : throw Missing(argument, "the path of a script"), [.. rest.Skip(1)]);
                case "Command": return options.WithCommand(argument, rest);
            }
        }

        return inputRedirected ? options with { Mode = ShellMode.StandardInput } : options;
    }

    private ShellOptions WithFile(string path, IReadOnlyList<string> arguments) => path == "-"
        ? this with { Mode = ShellMode.StandardInput, Arguments = arguments }
        : this with { Mode = ShellMode.File, File = path, Arguments = arguments };

    private ShellOptions WithCommand(string parameter, IReadOnlyList<string> rest) => rest switch
    {
        [] => throw Missing(parameter, "the text of a command"),
        ["-"] => this with { Mode = ShellMode.StandardInput },
        _ => this with { Mode = ShellMode.Command, Command = string.Join(' ', rest) },
    };

    private static string NameOf(string argument)
    {
        string name = argument.TrimStart('-');
        if (name == "?" || name.Equals("h", StringComparison.OrdinalIgnoreCase)) return "Help";
        string[] matches = name.Length == 0
            ? []
            : [.. Parameters.Where(parameter => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return matches switch
        {
            [string match] => match,
            [] => throw new UsageException($"'{argument}' is not a parameter of asrdata."),
            _ => throw new UsageException($"'{argument}' can mean {string.Join(" or ", matches.Select(match => "-" + match))}; write it out."),
        };
    }

    private static UsageException Missing(string parameter, string what) => new($"{parameter} needs {what} after it.");
}
