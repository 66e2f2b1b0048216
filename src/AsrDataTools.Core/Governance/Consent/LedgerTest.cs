using System.Globalization;

namespace AsrDataTools.Governance.Consent;

/// <summary>Judges a ledger by its chain, by a head of before and by that head's HMAC.</summary>
/// <param name="expected">A head of before; null where none is known.</param>
/// <param name="key">Key of the heads' HMAC; null for none.</param>
public sealed class LedgerTest(LedgerHead? expected, byte[]? key)
{
    /// <exception cref="SpeechDataException">It cannot be read (<c>LedgerUnreadable</c>).</exception>
    public LedgerTestResult Judge(string path, CancellationToken cancellation = default)
    {
        ConsentSnapshot snapshot = ConsentLedger.Read(path, expected, cancellation);
        List<string> reasons = [];
        bool isForged = expected is not null && key is not null && !expected.IsSignedBy(key);
        if (snapshot.Fault is { } fault) reasons.Add(fault.Message);
        if (isForged) reasons.Add(expected!.Mac is null ? "The expected head has no HMAC, and a key was given: anyone may have made it." : "The HMAC of the expected head is not of this key: the head was forged, or the key is another.");
        if (snapshot.TornBytes > 0) reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{snapshot.TornBytes:N0} bytes of an unfinished record stand at the end, as an interrupted writer leaves them; the next record takes their place."));
        if (snapshot.LacksLineEnd) reasons.Add("The last record lacks its line end; it counts.");
        reasons.AddRange(snapshot.ClockFindings.Select(finding => finding.Message));
        if (expected is null) reasons.Add("No head of before was given: a cut tail or a full rewrite would not show.");
        else if (expected.Mac is not null && key is null) reasons.Add("The HMAC of the expected head was not checked: no key was given.");
        return new LedgerTestResult
        {
            Path = snapshot.Path,
            Verdict = snapshot.Fault is not null || isForged ? Verdict.Fail
                : snapshot.TornBytes > 0 || snapshot.LacksLineEnd || snapshot.ClockFindings.Count > 0 ? Verdict.Warn
                : Verdict.Pass,
            Head = key is null ? snapshot.Head : snapshot.Head.Sign(key),
            FirstBadEntry = snapshot.Fault?.Entry,
            Line = snapshot.Fault?.Line,
            Fault = snapshot.Fault?.Kind,
            TornBytes = snapshot.TornBytes,
            Reasons = new TextList(reasons),
            Findings = snapshot.ClockFindings,
        };
    }
}
