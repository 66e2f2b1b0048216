using Parquet.Schema;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The columns of profiles in Parquet: each property under its own name and of its own type. Categories are text; lists of text are
/// lists; speech segments are a list of two doubles each, null where they were not asked for.
/// </summary>
internal sealed class ProfileParquetSchema
{
    public const string SegmentsName = nameof(AcousticProfile.Segments);

    /// <summary>The manifest row that a profile is of, counted from 1: only in the parts of a job.</summary>
    public const string RowName = "Row";

    public ProfileParquetSchema(bool withRows)
    {
        Row = withRows ? new DataField<long>(RowName) : null;
        Fields = [.. ProfileField.All.Select(field => (field, Leaf(field)))];
        SegmentStart = new DataField<double>(nameof(SpeechSegment.StartSeconds));
        SegmentEnd = new DataField<double>(nameof(SpeechSegment.EndSeconds));
        List<Field> columns = [];
        if (Row is not null) columns.Add(Row);
        foreach ((ProfileField field, DataField leaf) in Fields) columns.Add(field.Type == typeof(TextList) ? new ListField(field.Name, leaf) : leaf);
        columns.Add(new ListField(SegmentsName, new StructField("element", SegmentStart, SegmentEnd)));
        Schema = new ParquetSchema(columns);
    }

    public ParquetSchema Schema { get; }

    public DataField? Row { get; }

    /// <summary>The properties, each with the column of its values; of a list that of its elements.</summary>
    public IReadOnlyList<(ProfileField Field, DataField Leaf)> Fields { get; }

    public DataField SegmentStart { get; }

    public DataField SegmentEnd { get; }

    private static DataField Leaf(ProfileField field) =>
        field.Type == typeof(TextList) ? new DataField<string>("element", false)
        : field.Type == typeof(double) ? new DataField<double?>(field.Name)
        : field.Type == typeof(int) ? new DataField<int?>(field.Name)
        : field.Type == typeof(bool) ? new DataField<bool?>(field.Name)
        : new DataField<string>(field.Name, true);
}
