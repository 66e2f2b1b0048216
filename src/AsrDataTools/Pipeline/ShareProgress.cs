namespace AsrDataTools.Pipeline;

/// <summary>The share of long work that is done, told by its threads and read by the one that may write.</summary>
internal sealed class ShareProgress : IProgress<double>
{
    private double _value;

    /// <summary>0…1.</summary>
    public double Value => Volatile.Read(ref _value);

    public void Report(double value) => Volatile.Write(ref _value, value);
}
