using System.Buffers;
using System.Globalization;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// Writes records in canonical JSON (RFC 8785): one object, members in the order of their names, no blanks, absent members left out.
/// The hash of a record is SHA-256 of this form without the member <c>hash</c>. Not for several threads at once.
/// </summary>
internal sealed class RecordText
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    public const string DayFormat = "yyyy-MM-dd";

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>The hash that belongs to a record, whatever it says itself.</summary>
    public Sha256Digest HashOf(ConsentRecord record) => Sha256Digest.Of(Write(record, withHash: false));

    /// <summary>The line, without its end; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(ConsentRecord record) => Write(record, withHash: true);

    private ReadOnlySpan<byte> Write(ConsentRecord record, bool withHash)
    {
        _buffer.ResetWrittenCount();
        Member("{\"action\":"u8, record.Action == ConsentAction.Grant ? nameof(ConsentAction.Grant) : nameof(ConsentAction.Revoke));
        Day(",\"effectiveFrom\":"u8, record.EffectiveFrom);
        Optional(",\"evidence\":"u8, record.Evidence);
        Day(",\"expiresAt\":"u8, record.ExpiresAt);
        if (withHash) Digest(",\"hash\":\""u8, record.Digest);
        Optional(",\"jurisdiction\":"u8, record.Jurisdiction);
        Optional(",\"lawfulBasis\":"u8, record.LawfulBasis?.ToString());
        Digest(",\"previousHash\":\""u8, record.PreviousDigest);
        Purposes(record.Purpose);
        Member(",\"recordedAt\":"u8, record.RecordedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        Optional(",\"scope\":"u8, record.Scope);
        _buffer.Write(",\"sequence\":"u8);
        CanonicalText.WriteNumber(_buffer, record.Sequence);
        Member(",\"speaker\":"u8, record.Speaker);
        _buffer.Write("}"u8);
        return _buffer.WrittenSpan;
    }

    private void Member(ReadOnlySpan<byte> name, string value)
    {
        _buffer.Write(name);
        CanonicalText.WriteString(_buffer, value);
    }

    private void Optional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) Member(name, value);
    }

    private void Day(ReadOnlySpan<byte> name, DateOnly? day) => Optional(name, day?.ToString(DayFormat, CultureInfo.InvariantCulture));

    private void Digest(ReadOnlySpan<byte> nameAndQuote, Sha256Digest digest)
    {
        _buffer.Write(nameAndQuote);
        Span<byte> bytes = stackalloc byte[Sha256Digest.Size];
        digest.CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, _buffer.GetSpan(2 * Sha256Digest.Size), out int written);
        _buffer.Advance(written);
        _buffer.Write("\""u8);
    }

    private void Purposes(TextList purposes)
    {
        if (purposes.Count == 0) return;
        _buffer.Write(",\"purpose\":"u8);
        for (int i = 0; i < purposes.Count; i++) Member(i == 0 ? "["u8 : ","u8, purposes[i]);
        _buffer.Write("]"u8);
    }
}
