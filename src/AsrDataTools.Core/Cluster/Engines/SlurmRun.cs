namespace AsrDataTools.Cluster;

/// <summary>Submits shards to Slurm as arrays: one, or several where there are more shards than an array may have tasks.</summary>
internal static class SlurmRun
{
    /// <param name="submitted">Gets each array's number and how many shards it has.</param>
    /// <exception cref="SpeechDataException">Slurm refuses or is not there; arrays submitted before stay.</exception>
    public static void Start(JobFolder folder, SpeechJobDefinition definition, RunOptions options, IReadOnlyList<int> shards, Action<string, int> submitted)
    {
        int largest = SlurmQueue.LargestIndex(folder.Path);
        int number = RunRecord.All(folder).Select(run => run.Number).DefaultIfEmpty(0).Max();
        foreach (IGrouping<int, int> array in shards.GroupBy(shard => (shard - 1) / largest * largest))
        {
            number++;
            int[] own = [.. array];
            string path = folder.Run(number, "sbatch");
            WholeFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(SlurmScript.Build(folder, definition, options, own, array.Key))));
            string job = SlurmQueue.Submit(path, folder.Path);
            JobJson.Write(folder.Run(number, "json"), new RunRecord { Number = number, Options = options, SlurmJob = job, Base = array.Key, Shards = own });
            submitted(job, own.Length);
        }
    }
}
