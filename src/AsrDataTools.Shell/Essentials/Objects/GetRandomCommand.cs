using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>A number from a range, or objects of the input without repetition, each equally likely.</summary>
/// <remarks>There is no -SetSeed: pwsh's numbers for a seed could not be promised here.</remarks>
[Cmdlet(VerbsCommon.Get, "Random", DefaultParameterSetName = "Number")]
public sealed class GetRandomCommand : PSCmdlet
{
    private readonly List<object?> _sample = [];
    private long _seen;

    [Parameter(ParameterSetName = "Number", Position = 0)]
    public object? Maximum { get; set; }

    [Parameter(ParameterSetName = "Number")]
    public object? Minimum { get; set; }

    [Parameter(ParameterSetName = "List", ValueFromPipeline = true, Position = 0, Mandatory = true)]
    [AllowNull]
    public object?[]? InputObject { get; set; }

    [Parameter(ParameterSetName = "Number")]
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Shuffle { get; set; }

    protected override void ProcessRecord()
    {
        // Reservoir sampling: any length of input, each object kept with the same probability.
        foreach (object? input in InputObject ?? [])
        {
            _seen++;
            if (Shuffle || _sample.Count < Count)
                _sample.Add(input);
            else if (Random.Shared.NextInt64(_seen) is long place && place < Count)
                _sample[(int)place] = input;
        }
    }

    protected override void EndProcessing()
    {
        if (ParameterSetName == "List")
        {
            object?[] shuffled = [.. _sample];
            Random.Shared.Shuffle(shuffled);
            WriteObject(shuffled, enumerateCollection: true);
            return;
        }

        for (int i = 0; i < Count; i++)
            WriteObject(Next());
    }

    private object Next()
    {
        object minimum = NumberOf(Minimum) ?? 0;
        object maximum = NumberOf(Maximum) ?? int.MaxValue;
        if (LanguagePrimitives.Compare(minimum, maximum) >= 0)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException($"The Minimum value ({minimum}) cannot be greater than or equal to the Maximum value ({maximum})."),
                "MinGreaterThanOrEqualMax",
                ErrorCategory.InvalidArgument,
                null));
        }

        if (minimum is double || maximum is double)
        {
            double low = LanguagePrimitives.ConvertTo<double>(minimum);
            return low + Random.Shared.NextDouble() * (LanguagePrimitives.ConvertTo<double>(maximum) - low);
        }

        long number = Random.Shared.NextInt64(LanguagePrimitives.ConvertTo<long>(minimum), LanguagePrimitives.ConvertTo<long>(maximum));
        return minimum is int && maximum is int ? (object)(int)number : number;
    }

    private static object? NumberOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        int or long or double => value is PSObject given ? given.BaseObject : value,
        float or decimal => LanguagePrimitives.ConvertTo<double>(value),
        string text when LanguagePrimitives.TryConvertTo(text, out int number) => number,
        string text when LanguagePrimitives.TryConvertTo(text, out long number) => number,
        object other when LanguagePrimitives.TryConvertTo(other, out int number) => number,
        object other => LanguagePrimitives.ConvertTo<double>(other),
    };
}
