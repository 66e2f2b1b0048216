using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AsrDataTools.Transcription;

/// <summary>What a service answered.</summary>
internal sealed record ServiceAnswer(HttpStatusCode Status, byte[] Body, RetryConditionHeaderValue? RetryAfter)
{
    private const int ExcerptLength = 300;

    /// <summary>The beginning of the body, for a message; a key that it repeats is struck out.</summary>
    public string Excerpt(string? key)
    {
        string text = Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 8 * ExcerptLength)));
        if (!string.IsNullOrEmpty(key)) text = text.Replace(key, "***", StringComparison.Ordinal);
        text = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "(nothing)" : text.Length <= ExcerptLength ? text : text[..ExcerptLength] + "…";
    }
}
