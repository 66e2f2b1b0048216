using System.Globalization;

namespace AsrDataTools.Governance.Consent;

/// <summary>Times that cannot be: ahead of the reader's clock, or earlier than the record before. A wrong clock is no tampering, but worth a look.</summary>
internal sealed class ClockCheck(DateTimeOffset now)
{
    // Clocks that are set by the network differ by less.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private ConsentRecord? _last;
    private ConsentRecord? _firstAhead;
    private ConsentRecord? _firstBackwards;
    private long _ahead;
    private long _backwards;

    public void Take(ConsentRecord record)
    {
        if (record.RecordedAt > now + Tolerance)
        {
            _firstAhead ??= record;
            _ahead++;
        }

        if (_last is not null && record.RecordedAt < _last.RecordedAt)
        {
            _firstBackwards ??= record;
            _backwards++;
        }

        _last = record;
    }

    /// <summary>One finding for each kind.</summary>
    public IEnumerable<Finding> Findings(string path)
    {
        if (_firstAhead is { } ahead) yield return Of("ClockAhead", path, ahead, _ahead, "bear times that are still to come");
        if (_firstBackwards is { } backwards) yield return Of("ClockBackwards", path, backwards, _backwards, "bear an earlier time than the record before");
    }

    private static Finding Of(string rule, string path, ConsentRecord first, long count, string what) => new()
    {
        Rule = rule,
        Severity = Severity.Warning,
        Message = string.Create(CultureInfo.InvariantCulture, $"{count:N0} records {what}, entry {first.Sequence} first ({first.RecordedAt:yyyy-MM-dd HH:mm:ss} UTC)."),
        Path = path,
        Line = first.Sequence,
        Remedy = "Set the clocks of the machines that write to the ledger. Records written meanwhile hold from the day they bear: check that day.",
        SuppressionId = string.Create(CultureInfo.InvariantCulture, $"{rule}:{first.Sequence}"),
    };
}
