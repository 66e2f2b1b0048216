using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Takes lines out of a text and leaves every other byte as it was.</summary>
internal static class LineRemoval
{
    /// <param name="path">The file, absolute.</param>
    /// <param name="lines">Lines at which what goes begins, from 1.</param>
    /// <param name="isQuoted">Whether a field in quotes may go on over lines.</param>
    /// <exception cref="SpeechDataException">The file is packed or not UTF-8 (<c>RemovalRefused</c>).</exception>
    public static void Remove(string path, IReadOnlySet<long> lines, bool isQuoted)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().Contains((byte)0)) throw new RemovalRefused(path, "is packed or in UTF-16, where lines cannot be taken out. Bring it to plain UTF-8");
        WholeFile.Write(path, target =>
        {
            long number = 0;
            bool isGoing = false, isOpen = false;
            for (int start = 0; start < bytes.Length;)
            {
                number++;
                int end = bytes.AsSpan(start).IndexOf((byte)'\n');
                int next = end < 0 ? bytes.Length : start + end + 1;
                ReadOnlySpan<byte> line = bytes.AsSpan(start, next - start);
                isGoing = isOpen ? isGoing : lines.Contains(number);
                if (isQuoted && line.Count((byte)'"') % 2 == 1) isOpen = !isOpen;
                if (!isGoing) target.Write(line);
                start = next;
            }
        });
    }

    /// <summary>Whether a manifest's rows are lines of plain text: not packed.</summary>
    public static bool IsPlain(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] opening = new byte[4096];
        return !opening.AsSpan(0, stream.ReadAtLeast(opening, opening.Length, throwOnEndOfStream: false)).Contains((byte)0) && ManifestFile.ExtensionOf(path) == Path.GetExtension(path).ToLowerInvariant();
    }
}
