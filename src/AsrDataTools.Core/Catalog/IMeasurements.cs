namespace AsrDataTools.Catalog;

/// <summary>Remembers what was measured of files. For many threads at once.</summary>
public interface IMeasurements
{
    /// <summary>What was kept of a file under the key, else what is measured now, and kept.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="key">What is measured, how, and of which part of the file.</param>
    /// <param name="measure">Measures; its exceptions go through, and nothing is kept.</param>
    /// <param name="cancellation">Checked while a file is hashed.</param>
    byte[] GetOrMeasure(string path, string key, Func<Measured> measure, CancellationToken cancellation);

    /// <summary>SHA-256 of a file's bytes.</summary>
    /// <exception cref="IOException">The file cannot be read; or <see cref="UnauthorizedAccessException"/>.</exception>
    byte[] HashOf(string path, CancellationToken cancellation);
}
