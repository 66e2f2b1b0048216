using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>From each format to each: what is not named as lost is kept, and what is written reads the same again.</summary>
public sealed class ConversionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => [.. AnnotationFormats.Names];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void WhatIsNotNamedAsLostIsKept(string format)
    {
        for (int seed = 1; seed <= 25; seed++)
        {
            AnnotationDocument before = RandomAnnotation.Of(seed);
            string path = _folder[$"{seed}/{AnnotationFile.NameOf(format, before.Recording)}"];

            IReadOnlyDictionary<string, long> losses = AnnotationFile.Write(path, format, before);
            AnnotationDocument after = Assert.Single(AnnotationFile.Read(path, format));

            AnnotationFacts.Kept(before, after, losses, $"{format} {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void FromEachFormatToEach(string format)
    {
        AnnotationDocument rich = RandomAnnotation.Of(7);
        string path = _folder[AnnotationFile.NameOf(format, rich.Recording)];
        AnnotationFile.Write(path, format, rich);
        AnnotationDocument before = Assert.Single(AnnotationFile.Read(path, format));
        foreach (string target in AnnotationFormats.Names)
        {
            string written = _folder[$"{target}/{AnnotationFile.NameOf(target, before.Recording)}"];
            IReadOnlyDictionary<string, long> losses = AnnotationFile.Write(written, target, before);
            if (AnnotationFile.Read(written, target) is [AnnotationDocument after]) AnnotationFacts.Kept(before, after, losses, $"{format} to {target}");
            else Assert.NotEmpty(losses);
        }
    }

    /// <summary>What was written is read and written again: not a byte differs, and no loss is named.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void WritingAgainChangesNothing(string format)
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            AnnotationDocument before = RandomAnnotation.Of(seed);
            string first = _folder[$"a{seed}/{AnnotationFile.NameOf(format, before.Recording)}"];
            string second = _folder[$"b{seed}/{AnnotationFile.NameOf(format, before.Recording)}"];
            AnnotationFile.Write(first, format, before);

            IReadOnlyDictionary<string, long> losses = AnnotationFile.Write(second, format, AnnotationFile.Read(first, format));

            Assert.Empty(losses);
            Assert.Equal(Content(first), Content(second));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void WhatIsWrittenIsRecognised(string format)
    {
        AnnotationDocument document = RandomAnnotation.Of(3);
        string path = _folder[AnnotationFile.NameOf(format, document.Recording)];
        AnnotationFile.Write(path, format, document);

        Assert.Equal(format, AnnotationFormats.Recognise(path));
    }

    private static string Content(string path) => Directory.Exists(path)
        ? string.Concat(Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) + "\n" + File.ReadAllText(file)))
        : File.ReadAllText(path);
}
