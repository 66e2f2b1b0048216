using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Transcription;

/// <summary>
/// Results by what they rest on: engine, its parameters and the samples. A folder of small JSON files that appear whole or not at all, so that a
/// run that was broken off goes on where it was, and two runs may share it.
/// </summary>
/// <param name="folder">Absolute path; made where it is not there.</param>
internal sealed class TranscriptionCache(string folder)
{
    private const int Version = 1;

    public static string KeyOf(ITranscriptionEngine engine, PreparedAudio audio) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', $"{Version}", engine.Name, engine.Parameters, audio.Sha256))));

    /// <summary>The result under a key; null where there is none.</summary>
    /// <param name="warn">Told of an entry that cannot be read: it is made anew.</param>
    public EngineAnswer? Find(string key, Action<string> warn)
    {
        string path = PathOf(key);
        try
        {
            if (!File.Exists(path)) return null;
            Entry entry = JsonSerializer.Deserialize<Entry>(File.ReadAllBytes(path)) ?? throw new JsonException("it is empty");
            if (entry.Key != key || entry.Text is null) throw new JsonException("it is of another recording");
            return new EngineAnswer
            {
                Text = entry.Text,
                Language = entry.Language,
                Words = (entry.Words ?? []).Select(word => new AnnotationWord { Text = word.Text, StartSeconds = word.Start, EndSeconds = word.End, Confidence = word.Confidence }).ToValueList(),
            };
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            warn($"The cached result '{path}' cannot be used ({exception.Message.TrimEnd('.')}); the recording is transcribed again.");
            return null;
        }
    }

    /// <exception cref="SpeechDataException">The disk refuses it.</exception>
    public void Keep(string key, EngineAnswer answer)
    {
        string path = PathOf(key), temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        Entry entry = new(key, answer.Text, answer.Language, answer.Words.Count == 0 ? null : [.. answer.Words.Select(word => new Word(word.Text, word.StartSeconds, word.EndSeconds, word.Confidence))]);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(entry));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (StorageErrors.Explain(exception, path) is { } explained)
        {
            TryDelete(temporary);
            throw explained;
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".json");

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk that refused the entry may refuse this too; the entry's own error is the one to tell.
        }
    }

    private sealed record Entry(string Key, string? Text, string? Language, Word[]? Words);

    private sealed record Word(string Text, double? Start, double? End, double? Confidence);
}
