namespace AsrDataTools.Benchmarks.Figures;

/// <summary>What the command line asks of a run.</summary>
/// <param name="Out">JSON file to write.</param>
/// <param name="Against">JSON file of an older run to compare with.</param>
/// <param name="Fail">Whether a regression ends with exit code 1.</param>
/// <param name="Quick">Whether smaller sizes are measured.</param>
/// <param name="Only">Topics to measure; all where it is empty.</param>
internal sealed record SpeedOptions(string? Out = null, string? Against = null, bool Fail = false, bool Quick = false, params IReadOnlyList<string> Only)
{
    public const string Usage = "[--out file.json] [--against old.json [--fail]] [--quick]";

    /// <param name="arguments">After the name of the mode.</param>
    /// <param name="topics">That there are.</param>
    /// <exception cref="ArgumentException">They are not understood; the message says which.</exception>
    public static SpeedOptions Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> topics)
    {
        SpeedOptions options = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--out" => options with { Out = Value() },
                "--against" => options with { Against = Value() },
                "--only" => options with { Only = Value().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
                "--fail" => options with { Fail = true },
                "--quick" => options with { Quick = true },
                _ => throw new ArgumentException($"There is no option {arguments[i]}. There are: --out, --against, --fail, --quick, --only."),
            };

            string Value() => ++i < arguments.Count && !arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.");
        }

        if (options.Only.FirstOrDefault(name => !topics.Contains(name)) is { } unknown) throw new ArgumentException($"There is no topic {unknown}. There are: {string.Join(", ", topics)}.");
        if (options is { Fail: true, Against: null }) throw new ArgumentException("--fail needs --against: without an older run nothing is a regression.");
        return options;
    }
}
