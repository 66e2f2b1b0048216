namespace AsrDataTools.Shell.Hosting;

/// <summary>What the three standard streams are connected to, and what may therefore be written to them.</summary>
public sealed record Terminal
{
    /// <summary>Columns assumed where no terminal tells: the width that the module's views are made for.</summary>
    public const int DefaultWidth = 120;

    private const int DefaultHeight = 50;

    public required bool InputIsTerminal { get; init; }

    public required bool OutputIsTerminal { get; init; }

    public required bool ErrorIsTerminal { get; init; }

    /// <summary>Whether the environment allows colours: NO_COLOR (no-color.org) is unset or empty, and the terminal is not a dumb one.</summary>
    public required bool AllowsColor { get; init; }

    public bool ColorsOutput => OutputIsTerminal && AllowsColor;

    public bool ColorsError => ErrorIsTerminal && AllowsColor;

    /// <summary>Whether a line may be rewritten in place on standard error.</summary>
    public required bool RewritesError { get; init; }

    /// <summary>Columns that output is laid out for; read anew each time because windows are resized.</summary>
    public int Width => OutputIsTerminal ? WindowWidth : ColumnsOfEnvironment();

    /// <summary>Columns of the terminal, whichever stream is connected to it.</summary>
    public int WindowWidth => OutputIsTerminal || ErrorIsTerminal ? Positive(Console.WindowWidth, DefaultWidth) : DefaultWidth;

    /// <summary>Rows.</summary>
    public int Height => OutputIsTerminal ? Positive(Console.WindowHeight, DefaultHeight) : DefaultHeight;

    public static Terminal Detect()
    {
        bool dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal
        {
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            AllowsColor = !dumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            RewritesError = !dumb && !Console.IsErrorRedirected,
        };
    }

    private static int ColumnsOfEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) ? Positive(columns, DefaultWidth) : DefaultWidth;

    private static int Positive(int value, int otherwise) => value > 0 ? value : otherwise;
}
