using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Rows kept on disk until all are there: a table's header names columns that may first occur in the last row, and a million
/// rows need not be in memory.
/// </summary>
internal sealed class RowSpool : IDisposable
{
    private readonly FileStream _file;
    private readonly BinaryWriter _writer;
    private readonly List<(int Column, string Value)> _row = [];

    /// <param name="path">A file to use; deleted in the end.</param>
    public RowSpool(string path)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
    }

    public long Count { get; private set; }

    /// <summary>Sets a value of the row that is being added.</summary>
    public void Set(int column, string value) => _row.Add((column, value));

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _writer.Write7BitEncodedInt(_row.Count);
        foreach ((int column, string value) in _row)
        {
            _writer.Write7BitEncodedInt(column);
            _writer.Write(value);
        }

        _row.Clear();
        Count++;
    }

    /// <summary>Reads the rows back in order. The array is reused from row to row; null is absent.</summary>
    public IEnumerable<string?[]> Rows(int columns)
    {
        _writer.Flush();
        _file.Position = 0;
        using BinaryReader reader = new(new BufferedStream(_file, 1 << 16), Encoding.UTF8, leaveOpen: true);
        string?[] row = new string?[columns];
        for (long number = 0; number < Count; number++)
        {
            Array.Clear(row);
            for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                int column = reader.Read7BitEncodedInt();
                row[column] = reader.ReadString();
            }

            yield return row;
        }
    }

    public void Dispose()
    {
        // On a full disk the writer's last rows fail once more; the file must go all the same.
        using (_file) _writer.Dispose();
    }
}
