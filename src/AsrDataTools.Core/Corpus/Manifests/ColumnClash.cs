namespace AsrDataTools.Corpus.Manifests;

/// <summary>What to do with a further column whose name means a field: on reading it would be taken for that field.</summary>
internal static class ColumnClash
{
    /// <summary>
    /// The field whose own column must stand beside it, so that the further column keeps its name; null where the name means
    /// nothing.
    /// </summary>
    /// <param name="column">Name of the further column.</param>
    /// <param name="ownName">How this format names a field.</param>
    /// <param name="lost">Whether it would be taken for the field even so.</param>
    public static UtteranceField? FieldToWrite(string column, Func<UtteranceField, string?> ownName, out bool lost)
    {
        lost = false;
        if (ColumnNames.Recognise(column) is not { } field) return null;
        if (!WrittenField.All.Any(written => written.Field == field))
        {
            lost = true;
            return null;
        }

        lost = ownName(field) is not { } own || ColumnNames.RankOf(column) <= ColumnNames.RankOf(own);
        return field;
    }
}
