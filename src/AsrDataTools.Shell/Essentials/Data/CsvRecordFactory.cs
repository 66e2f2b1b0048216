using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>Turns the rows of a CSV text into objects with one property for each column.</summary>
internal sealed class CsvRecordFactory(PSCmdlet cmdlet, char delimiter)
{
    private bool _hasWarned;

    /// <summary>Emits one object for each row.</summary>
    public void Emit(TextReader text, string[]? header)
    {
        var reader = new CsvRowReader(text, delimiter);
        if (header is not null)
            reader.UseHeader(header);
        reader.ReadHeader();
        while (reader.Header is not null && reader.ReadRow() is List<string> row)
        {
            if (row is not [""])
                cmdlet.WriteObject(Build(reader.TypeName, reader.Header, row));
        }
    }

    /// <summary>One row as an object; fields that are not there are null.</summary>
    public PSObject Build(string? typeName, IReadOnlyList<string> header, IReadOnlyList<string> row)
    {
        var record = new PSObject();
        int unnamed = 0;
        for (int i = 0; i < header.Count; i++)
        {
            string name = header[i].Length > 0 ? header[i] : $"H{++unnamed}";
            record.Properties.Add(new PSNoteProperty(name, i < row.Count ? row[i] : null), preValidated: true);
        }

        if (unnamed > 0 && !_hasWarned)
        {
            _hasWarned = true;
            cmdlet.WriteWarning("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers.");
        }

        if (typeName is not null)
        {
            record.TypeNames.Clear();
            record.TypeNames.Add(typeName);
            record.TypeNames.Add("CSV:" + typeName);
        }

        return record;
    }
}
