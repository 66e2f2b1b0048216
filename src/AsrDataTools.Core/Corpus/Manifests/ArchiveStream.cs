using System.Globalization;
using ZstdSharp;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>What an archive holds. Counts lines as they are unpacked, so that a damaged archive can be told with the line reached.</summary>
internal sealed class ArchiveStream(Stream unpacked, string path, string kind) : ForwardStream(unpacked)
{
    private readonly Stream _unpacked = unpacked;
    private long _lines;
    private SpeechDataException? _damage;

    /// <exception cref="SpeechDataException">The archive is cut off or broken here.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_damage is not null) throw _damage;
        try
        {
            int count = _unpacked.Read(buffer);
            _lines += System.MemoryExtensions.Count(buffer[..count], (byte)'\n');
            return count;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or ZstdException)
        {
            throw _damage = new SpeechDataException(
                "ArchiveDamaged",
                SpeechDataProblem.InvalidData,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' is a {kind} archive that is cut off or damaged in line {_lines + 1}; the lines before it are whole. Fetch or make it again."),
                path,
                exception);
        }
    }
}
