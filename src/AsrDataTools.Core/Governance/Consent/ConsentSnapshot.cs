namespace AsrDataTools.Governance.Consent;

/// <summary>What a ledger said when it was read. Immutable.</summary>
public sealed class ConsentSnapshot
{
    private readonly Dictionary<string, List<ConsentRecord>> _bySpeaker = new(StringComparer.Ordinal);

    internal ConsentSnapshot(string path, LedgerHead head, IReadOnlyList<ConsentRecord> records, LedgerFault? fault, long tornBytes, bool lacksLineEnd, IReadOnlyList<Finding> findings)
    {
        Path = path;
        Head = head;
        Records = records;
        Fault = fault;
        TornBytes = tornBytes;
        LacksLineEnd = lacksLineEnd;
        ClockFindings = findings;
        foreach (ConsentRecord record in records)
        {
            if (!_bySpeaker.TryGetValue(record.Speaker, out List<ConsentRecord>? own)) _bySpeaker[record.Speaker] = own = [];
            own.Add(record);
        }
    }

    /// <summary>Absolute path of the ledger.</summary>
    public string Path { get; }

    /// <summary>Size and Merkle root over all whole lines, sound or not.</summary>
    public LedgerHead Head { get; }

    /// <summary>The sound records, in order: all where there is no fault, else those before the first bad entry.</summary>
    public IReadOnlyList<ConsentRecord> Records { get; }

    /// <summary>The first bad entry; null where the chain, and the expected head where one was given, are sound.</summary>
    public LedgerFault? Fault { get; }

    /// <summary>Length of an unfinished last line, as an interrupted writer leaves it; 0 for none. No tampering, and no record.</summary>
    public long TornBytes { get; }

    /// <summary>The last record is whole but for its line end; it counts.</summary>
    public bool LacksLineEnd { get; }

    /// <summary>Records whose times cannot be: rules <c>ClockAhead</c> and <c>ClockBackwards</c>.</summary>
    public IReadOnlyList<Finding> ClockFindings { get; }

    /// <summary>Everyone of whom a record speaks.</summary>
    public IReadOnlyCollection<string> Speakers => _bySpeaker.Keys;

    /// <summary>A speaker's records, in order; none where the ledger does not know them.</summary>
    public IReadOnlyList<ConsentRecord> RecordsOf(string speaker) => _bySpeaker.TryGetValue(speaker, out List<ConsentRecord>? own) ? own : [];

    /// <summary>
    /// Where a speaker's consent stands. A withdrawal ends every grant that stands before it in the ledger and every grant whose first
    /// day is earlier than its own, so that neither a grant that is to begin later nor one entered late undoes it. Of the grants
    /// that are left, the one that begins last decides, of several the last in the ledger.
    /// </summary>
    /// <param name="speaker">The pseudonym, letter by letter.</param>
    /// <param name="purpose">The purpose; case does not matter.</param>
    /// <param name="date">The day, UTC.</param>
    /// <exception cref="SpeechDataException">The ledger is not sound: nothing may be decided by it (<c>LedgerInvalid</c>).</exception>
    public ConsentStatus Status(string speaker, string purpose, DateOnly date)
    {
        RequireSound();
        ConsentRecord? grant = null, withdrawal = null;
        long lastWithdrawal = 0;
        IReadOnlyList<ConsentRecord> own = RecordsOf(speaker);
        foreach (ConsentRecord record in own)
        {
            if (record.Action != ConsentAction.Revoke || !Speaks(record, purpose, date)) continue;
            withdrawal = Later(withdrawal, record);
            lastWithdrawal = record.Sequence;
        }

        foreach (ConsentRecord record in own)
        {
            bool isEnded = record.Sequence < lastWithdrawal || record.EffectiveDay < withdrawal?.EffectiveDay;
            if (record.Action == ConsentAction.Grant && !isEnded && Speaks(record, purpose, date)) grant = Later(grant, record);
        }

        return grant is not null ? new ConsentStatus(grant.ExpiresAt < date ? ConsentState.Expired : ConsentState.Granted, grant)
            : withdrawal is not null ? new ConsentStatus(ConsentState.Revoked, withdrawal)
            : new ConsentStatus(ConsentState.NotGranted, null);
    }

    /// <summary>Refuses a ledger that is not sound.</summary>
    /// <exception cref="SpeechDataException"><c>LedgerInvalid</c>, with the first bad entry.</exception>
    public void RequireSound()
    {
        if (Fault is not null)
            throw new SpeechDataException("LedgerInvalid", SpeechDataProblem.InvalidData, $"The ledger '{Path}' cannot be relied on. {Fault.Message} Restore it from a copy; Test-ConsentLedger says whether that is sound.", Path) { Line = Fault.Line };
    }

    private static bool Speaks(ConsentRecord record, string purpose, DateOnly date) => record.EffectiveDay <= date && record.Covers(purpose);

    private static ConsentRecord Later(ConsentRecord? one, ConsentRecord other) =>
        one is null || other.EffectiveDay >= one.EffectiveDay ? other : one;
}
