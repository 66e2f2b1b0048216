using System.Globalization;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.Consent;

/// <summary>Reads lines of a ledger, strictly: whatever is not a record in its canonical form is refused. Not for several threads at once.</summary>
internal sealed class RecordParser
{
    private readonly TextPool _pool = new();
    private readonly Dictionary<string, TextList> _purposes = new(StringComparer.Ordinal);
    private readonly RecordText _canonical = new();
    private readonly List<string> _list = [];

    /// <summary>The record of a line (without its end).</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public ConsentRecord Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            ConsentRecord record = ReadObject(line);
            record.Check();
            return _canonical.Write(record).SequenceEqual(line) ? record : throw new FormatException("it is not in canonical form");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"it is not JSON: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"a value is of the wrong kind: {exception.Message}", exception);
        }
        catch (SpeechDataException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private ConsentRecord ReadObject(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader json = new(line);
        string? speaker = null, recordedAt = null, jurisdiction = null, scope = null, evidence = null;
        DateOnly? effectiveFrom = null, expiresAt = null;
        LawfulBasis? basis = null;
        ConsentAction? action = null;
        TextList purpose = TextList.Empty;
        Sha256Digest? hash = null, previous = null;
        long? sequence = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("it is no JSON object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(ref json);
            json.Read();
            switch (name)
            {
                case "action": action = Name<ConsentAction>(ref json); break;
                case "effectiveFrom": effectiveFrom = Day(ref json); break;
                case "evidence": evidence = Text(ref json); break;
                case "expiresAt": expiresAt = Day(ref json); break;
                case "hash": hash = Digest(ref json); break;
                case "jurisdiction": jurisdiction = Text(ref json); break;
                case "lawfulBasis": basis = Name<LawfulBasis>(ref json); break;
                case "previousHash": previous = Digest(ref json); break;
                case "purpose": purpose = Purposes(ref json); break;
                case "recordedAt": recordedAt = Text(ref json); break;
                case "scope": scope = Text(ref json); break;
                case "sequence": sequence = json.GetInt64(); break;
                case "speaker": speaker = Text(ref json); break;
                default: throw new FormatException($"it has the member '{name}', which is unknown");
            }
        }

        if (json.TokenType != JsonTokenType.EndObject || json.Read()) throw new FormatException("more follows its object");
        return new ConsentRecord
        {
            Speaker = speaker ?? throw Missing("speaker"),
            Action = action ?? throw Missing("action"),
            LawfulBasis = basis,
            Jurisdiction = jurisdiction,
            Purpose = purpose,
            Scope = scope,
            EffectiveFrom = effectiveFrom,
            ExpiresAt = expiresAt,
            Evidence = evidence,
            Sequence = sequence ?? throw Missing("sequence"),
            RecordedAt = Time(recordedAt ?? throw Missing("recordedAt")),
            PreviousDigest = previous ?? throw Missing("previousHash"),
            Digest = hash ?? throw Missing("hash"),
        };
    }

    private string Text(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > 256 || json.ValueIsEscaped) return json.GetString() ?? throw new FormatException("a value is null");
        Span<char> characters = stackalloc char[256];
        return _pool.Get(characters[..json.CopyString(characters)]);
    }

    private TextList Purposes(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray) throw new FormatException("purpose is no list");
        _list.Clear();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) _list.Add(Text(ref json));
        // Purposes repeat from record to record: one list serves them all.
        string key = string.Join('\0', _list);
        if (!_purposes.TryGetValue(key, out TextList? known)) _purposes[key] = known = new TextList(_list.ToArray());
        return known;
    }

    private T Name<T>(ref Utf8JsonReader json)
        where T : struct, Enum
    {
        string text = Text(ref json);
        return Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}");
    }

    private DateOnly Day(ref Utf8JsonReader json)
    {
        string text = Text(ref json);
        return DateOnly.TryParseExact(text, RecordText.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new FormatException($"'{text}' is no day (yyyy-MM-dd)");
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParseExact(text, RecordText.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new FormatException($"'{text}' is no time (yyyy-MM-ddTHH:mm:ss.fffZ)");

    private static Sha256Digest Digest(ref Utf8JsonReader json)
    {
        Span<char> characters = stackalloc char[2 * Sha256Digest.Size];
        return json.TokenType == JsonTokenType.String && json.ValueSpan.Length == characters.Length && json.CopyString(characters) == characters.Length
            && Sha256Digest.TryParse(characters, out Sha256Digest digest) ? digest : throw new FormatException("a hash is not 64 lower-case hexadecimal digits");
    }

    private static FormatException Missing(string member) => new($"it has no {member}");
}
