using AsrDataTools.Corpus;

namespace AsrDataTools.Annotation.Depth;

/// <summary>Judges how deep a delivery is annotated: gather first, then judge recording by recording, on any threads, then all together.</summary>
public sealed class DepthAudit(DepthOptions options)
{
    private readonly DepthCorpus _corpus = new();
    private DepthJudge? _judge;
    private DepthGrade[] _grades = [];

    public int Recordings => _corpus.Recordings.Count;

    /// <summary>Offers a recording's audio to the annotation of its name; before any annotation.</summary>
    /// <param name="path">Absolute.</param>
    public void AddAudio(string path) => _corpus.AddAudio(path);

    /// <summary>Takes a row of a manifest; before any other annotation.</summary>
    public void Add(SpeechUtterance utterance) => _corpus.Add(utterance);

    /// <exception cref="SpeechDataException"><c>RecordingAmbiguous</c>: several recordings have that name.</exception>
    public void Add(AnnotationDocument document) => _corpus.Add(DepthDocument.Of(document));

    /// <summary>Reads a file. For any thread.</summary>
    public static DepthReading Read(string path, CancellationToken cancellation)
    {
        DepthReading reading = new();
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(path, null, reading.Failures.Add))
            {
                cancellation.ThrowIfCancellationRequested();
                reading.Documents.Add(DepthDocument.Of(document));
            }
        }
        catch (SpeechDataException exception)
        {
            reading.Failures.Add(exception);
        }

        return reading;
    }

    /// <summary>Takes what was read.</summary>
    /// <param name="reading">Of one file.</param>
    /// <param name="report">Gets what could not be read, and recordings whose name is not theirs alone (<c>RecordingAmbiguous</c>).</param>
    public void Take(DepthReading reading, Action<SpeechDataException> report)
    {
        reading.Failures.ForEach(report);
        foreach (DepthDocument document in reading.Documents)
        {
            try
            {
                _corpus.Add(document);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void Gathered()
    {
        _grades = new DepthGrade[Recordings];
        _judge = new(options, _corpus.HasOverlap());
    }

    /// <summary>Judges one recording; any number of threads may, each another one.</summary>
    /// <param name="index">Of the recording, in the order in which they came.</param>
    /// <param name="listen">Whether to look for speech in the audio, where it is there.</param>
    /// <param name="cancellation">Checked while audio is read.</param>
    /// <returns>The row, and why the audio could not be used, where it could not; the row then goes by the annotation alone.</returns>
    public (AnnotationDepth Row, Exception? Failure) Judge(int index, bool listen, CancellationToken cancellation)
    {
        DepthRecording recording = _corpus.Recordings[index];
        Exception? failure = null;
        try
        {
            if (listen && recording.AudioPath is { } path && File.Exists(path)) recording.Speech = RecordedSpeech.Measure(path, cancellation);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            failure = exception;
        }

        _grades[index] = DepthGrader.Grade(recording);
        return (_judge!.Judge(_grades[index]), failure);
    }

    /// <summary>All recordings together, once each was judged; null where there is none.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public AnnotationDepth? Overall(CancellationToken cancellation) => _grades.Length == 0 ? null : _judge!.Overall(_grades, cancellation);
}

/// <summary>What was read of one file.</summary>
public sealed class DepthReading
{
    /// <summary>Rows and files that could not be read.</summary>
    public List<SpeechDataException> Failures { get; } = [];

    internal List<DepthDocument> Documents { get; } = [];
}
