namespace AsrDataTools.Annotation;

/// <summary>A stretch of time, seconds from the start of the recording; its end lies after its start.</summary>
internal readonly record struct Stretch(double Start, double End)
{
    public double Seconds => End - Start;
}
