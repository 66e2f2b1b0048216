using AsrDataTools.Scoring.KeywordSearch;

namespace AsrDataTools.Core.Tests.Scoring.KeywordSearch;

/// <summary>NIST's files, simple tables, and files that mean harm.</summary>
public sealed class KeywordSearchFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void KwlistWithAttributesAndOtherScripts()
    {
        KeywordList list = new();
        Read("a.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <kwlist ecf_filename="x" version="1" language="ru" encoding="UTF-8" compareNormalize="lowercase">
            <kw kwid="KW-1"><kwtext>добрый день</kwtext><kwinfo><attr><name>n</name><value>kwtext</value></attr></kwinfo></kw><kw kwid="KW-2"><kwtext> a &amp; b </kwtext></kw>
            </kwlist>
            """, list);
        Assert.Equal([new("KW-1", "добрый день"), new("KW-2", "a & b")], list.Keywords);
        Assert.True(list.Lowercases);
    }

    [Theory]
    [InlineData("k.txt", "yes\n\naccount number\n")]
    [InlineData("k.csv", "Keyword\nyes\naccount number\n")]
    [InlineData("k.jsonl", "{\"text\": \"yes\"}\n{\"text\": \"account number\"}\n")]
    [InlineData("k.json", "[{\"keyword\": \"yes\"}, {\"keyword\": \"account number\"}]")]
    public void SimpleListsOfKeywords(string name, string content)
    {
        KeywordList list = new();
        Read(name, content, list);
        Assert.Equal([new("yes", "yes"), new("account number", "account number")], list.Keywords);
    }

    [Fact]
    public void KeywordsThatCannotBeAreTold()
    {
        KeywordList list = new();
        List<string> problems = [];
        string path = _folder.Write("a.csv", "kwid,kwtext\nA,yes\nA,no\nB,  \nA,yes\n");
        KeywordSearchFiles.ReadKeywords(path, list, problem => problems.Add(problem.ErrorId));
        Assert.Equal([new("A", "yes")], list.Keywords);
        Assert.Equal(["KeywordDuplicate", "KeywordEmpty"], problems);
    }

    [Fact]
    public void KwslistWithBadRows()
    {
        List<KeywordDetection> detections = [];
        List<SpeechDataException> problems = [];
        string path = _folder.Write("s.xml", """
            <kwslist kwlist_filename="x" language="en" system_id="s" min_score="-1" max_score="2.5">
            <detected_kwlist kwid="KW-1" search_time="1" oov_count="0">
            <kw file="call.sph" channel="1" tbeg="0.5" dur="0.25" score="-0.5" decision="NO"/>
            <kw file="call" channel="1" tbeg="x" dur="0.25" score="1" decision="YES"/>
            <kw file="call" channel="1" tbeg="1" dur="0.25" score="NaN" decision="YES"/>
            <kw file="call" channel="1" tbeg="1" dur="0.25" score="1" decision="MAYBE"/>
            <kw channel="1" tbeg="1" dur="0.25" score="1" decision="YES"/>
            </detected_kwlist>
            <detected_kwlist kwid="KW-2" search_time="1" oov_count="0"><kw file="call" channel="2" tbeg="1" dur="1" score="2" decision="YES"/></detected_kwlist>
            </kwslist>
            """);
        Assert.Equal((-1.0, 2.5), KeywordSearchFiles.ReadDetections(path, detections.Add, problems.Add));
        Assert.Equal([new("KW-1", "call.sph", "1", 0.5, 0.25, -0.5, false), new("KW-2", "call", "2", 1, 1, 2, true)], detections);
        Assert.Equal(4, problems.Count);
        Assert.All(problems, problem => Assert.Equal("DetectionInvalid", problem.ErrorId));
        Assert.Contains("line 4", problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d.csv", "Keyword,Recording,StartSeconds,DurationSeconds,Score,Decision\nyes,call,1,0.5,0.9,true\n")]
    [InlineData("d.csv", "term;file;start;end;score;decision\nyes;call;1;1.5;0.9;YES\n")]
    [InlineData("d.jsonl", "{\"keyword\": \"yes\", \"recording\": \"call\", \"start\": 1, \"duration\": 0.5, \"score\": 0.9, \"decision\": true}\n")]
    [InlineData("d.json", "[{\"Keyword\": \"yes\", \"Recording\": \"call\", \"StartSeconds\": 1, \"DurationSeconds\": 0.5, \"Score\": 0.9, \"Decision\": \"1\"}]")]
    public void SimpleListsOfDetections(string name, string content)
    {
        List<KeywordDetection> detections = [];
        Assert.Null(KeywordSearchFiles.ReadDetections(_folder.Write(name, content), detections.Add, problem => throw problem));
        Assert.Equal([new("yes", "call", null, 1, 0.5, 0.9, true)], detections);
    }

    [Fact]
    public void RowsThatAreNoDetectionsNameTheirLine()
    {
        List<SpeechDataException> problems = [];
        string path = _folder.Write("d.csv", "Keyword,Recording,StartSeconds,Score\nyes,call,1,0.9\n");
        KeywordSearchFiles.ReadDetections(path, _ => Assert.Fail("taken"), problems.Add);
        SpeechDataException problem = Assert.Single(problems);
        Assert.Equal(("DetectionInvalid", 2L), (problem.ErrorId, problem.Line));
        Assert.Contains("DurationSeconds", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EcfListsWhatIsSearched()
    {
        SearchedSpeech searched = new();
        string path = _folder.Write("e.xml", """
            <ecf source_signal_duration="100" language="en" version="1">
            <excerpt audio_filename="a/call.sph" channel="1" tbeg="0.0" dur="60.5" source_type="cts"/>
            <excerpt audio_filename="a/call.sph" channel="2" tbeg="0.0" dur="60.5" source_type="cts"/>
            </ecf>
            """);
        KeywordSearchFiles.ReadSearched(path, searched, problem => throw problem);
        Assert.Equal(60.5, searched.TotalSeconds);
    }

    // Entities of a document type are never read, nothing is fetched, and depth and form are checked.
    [Theory]
    [InlineData("<!DOCTYPE kwslist [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><kwslist><detected_kwlist kwid=\"&e;\"/></kwslist>", "AnnotationXmlRefused")]
    [InlineData("<!DOCTYPE kwslist [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><kwslist kwlist_filename=\"&b;\"/>", "AnnotationXmlRefused")]
    [InlineData("<kwslist><detected_kwlist kwid=\"a\">", "AnnotationUnreadable")]
    [InlineData("<kwslist kwid=\"a\" kwid=\"b\"/>", "AnnotationUnreadable")]
    [InlineData("<other/>", "KeywordFileUnreadable")]
    public void HostileXmlIsRefused(string content, string id)
    {
        string path = _folder.Write("h.xml", content);
        Assert.Equal(id, Assert.Throws<SpeechDataException>(() => KeywordSearchFiles.ReadDetections(path, _ => { }, problem => throw problem)).ErrorId);
    }

    [Fact]
    public void BottomlessXmlIsRefused()
    {
        string path = _folder.Write("h.xml", "<kwlist>" + string.Concat(Enumerable.Repeat("<kw>", 100_000)));
        Assert.Equal("AnnotationXmlRefused", Assert.Throws<SpeechDataException>(() => KeywordSearchFiles.ReadKeywords(path, new(), problem => throw problem)).ErrorId);
    }

    private void Read(string name, string content, KeywordList list) => KeywordSearchFiles.ReadKeywords(_folder.Write(name, content), list, problem => throw problem);
}
