namespace AsrDataTools.Cluster;

/// <summary>What lies in the place of a shard's part.</summary>
/// <param name="Marks">Of the part, where it is the shard's.</param>
/// <param name="Foreign">Path of what is not the shard's.</param>
internal sealed record PartLook(PartMarks? Marks, string? Foreign)
{
    public static PartLook At(JobFolder folder, SpeechJobDefinition definition, JobShard shard)
    {
        JobTask task = JobTask.Of(definition.Task);
        string path = task.PartOf(folder, shard.Number);
        try
        {
            PartMarks? marks = task.Marks(path);
            return marks is null || marks.IsOf(definition, shard) ? new(marks, null) : new(null, path);
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "PartForeign")
        {
            return new(null, exception.Path ?? path);
        }
    }
}
