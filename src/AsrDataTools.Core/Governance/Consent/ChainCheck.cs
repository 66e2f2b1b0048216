using System.Globalization;

namespace AsrDataTools.Governance.Consent;

/// <summary>Follows the chain of hashes record by record up to the first that does not fit, then looks for where the missing one went.</summary>
internal sealed class ChainCheck
{
    private readonly RecordText _canonical = new();
    private readonly RecordParser _parser;
    private Sha256Digest _last;
    private long _lines;
    private LedgerFault? _gap;

    public ChainCheck(RecordParser parser) => _parser = parser;

    /// <summary>Records that fit.</summary>
    public long Good { get; private set; }

    /// <summary>The first bad entry; null while there is none.</summary>
    public LedgerFault? Fault { get; private set; }

    /// <summary>Takes the next whole line.</summary>
    /// <returns>Its record; null where it does not fit, or one before did not.</returns>
    public ConsentRecord? Take(ReadOnlySpan<byte> line)
    {
        _lines++;
        if (Fault is not null)
        {
            if (_gap is not null) LookForMissing(line);
            return null;
        }

        ConsentRecord record;
        try
        {
            record = _parser.Parse(line);
        }
        catch (FormatException exception)
        {
            Fault = new LedgerFault(LedgerFaultKind.Unreadable, Good + 1, _lines, string.Create(CultureInfo.InvariantCulture, $"Line {_lines} is no record: {exception.Message}."));
            return null;
        }

        Fault = Judge(record);
        if (Fault is not null) return null;
        _last = record.Digest;
        Good++;
        return record;
    }

    private LedgerFault? Judge(ConsentRecord record)
    {
        if (_canonical.HashOf(record) != record.Digest) return At(LedgerFaultKind.Altered, _lines, "was altered: its content does not have the hash that it bears");
        if (record.Sequence > Good + 1)
        {
            string missing = record.Sequence == Good + 2 ? "is missing" : string.Create(CultureInfo.InvariantCulture, $"to {record.Sequence - 1} are missing");
            return _gap = At(LedgerFaultKind.Deleted, Good + 1, $"{missing}: the line bears number {record.Sequence.ToString(CultureInfo.InvariantCulture)}");
        }

        if (record.Sequence == Good && record.Digest == _last) return At(LedgerFaultKind.Duplicated, record.Sequence, "stands twice");
        if (record.Sequence <= Good) return At(LedgerFaultKind.Duplicated, record.Sequence, "stands a second time, after records that follow it");
        if (record.PreviousDigest == _last) return null;
        return Good == 0
            ? At(LedgerFaultKind.Altered, 1, "names a record before it, and there is none")
            : At(LedgerFaultKind.Altered, Good, "was replaced: the record after it was written after another one");
    }

    // Whether a record is gone or only stands later is told by the rest of the ledger.
    private void LookForMissing(ReadOnlySpan<byte> line)
    {
        try
        {
            if (_parser.Parse(line).Sequence != _gap!.Entry) return;
            Fault = _gap with
            {
                Kind = LedgerFaultKind.Reordered,
                Message = string.Create(CultureInfo.InvariantCulture, $"Entry {_gap.Entry} is out of place: it stands in line {_lines} instead of line {_gap.Line}."),
            };
            _gap = null;
        }
        catch (FormatException)
        {
            // The first bad entry is found already; a later one that is no record cannot be the missing one.
        }
    }

    private LedgerFault At(LedgerFaultKind kind, long entry, string what) =>
        new(kind, entry, _lines, string.Create(CultureInfo.InvariantCulture, $"Entry {entry} {what} (line {_lines})."));
}
