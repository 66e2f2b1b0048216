using CsvHelper;

namespace AsrDataTools.Acoustics;

/// <summary>Profiles as a table separated by commas.</summary>
internal sealed class ProfileCsvSink : IProfileSink
{
    private readonly CsvWriter _writer;

    public ProfileCsvSink(Stream stream)
    {
        _writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        _writer.WriteRecord([.. ProfileField.All.Select(field => field.Name)]);
    }

    public void Add(AcousticProfile profile) => _writer.WriteRecord([.. ProfileField.All.Select(field => field.GetText(profile))]);

    public void Complete()
    {
        _writer.Flush();
        _writer.Dispose();
    }
}
