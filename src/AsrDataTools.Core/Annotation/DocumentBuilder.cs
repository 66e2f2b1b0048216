namespace AsrDataTools.Annotation;

/// <summary>Collects the rows of one recording.</summary>
internal sealed class DocumentBuilder(string recording, string path, string format)
{
    private readonly List<AnnotationSegment> _segments = [];
    private readonly List<AnnotationWord> _words = [];
    private readonly List<AnnotationSpeaker> _speakers = [];

    public string Recording => recording;

    /// <summary>Comments after the last row of the file.</summary>
    public string? Footer { get; set; }

    public void Add(object row)
    {
        switch (row)
        {
            case AnnotationSegment segment:
                _segments.Add(segment);
                break;
            case AnnotationWord word:
                _words.Add(word);
                break;
            case AnnotationSpeaker speaker:
                _speakers.Add(speaker);
                break;
        }
    }

    public AnnotationDocument Build(AnnotationLayout layout) => new()
    {
        Recording = recording,
        Path = path,
        Format = format,
        // Where rows name the recording's file, it is that of the first.
        Audio = _segments.Count > 0 ? _segments[0].Extra.Get(ExtraNames.Audio) : null,
        Segments = _segments.ToValueList(),
        Words = _words.ToValueList(),
        Speakers = _speakers.ToValueList(),
        Layout = layout,
    };
}
