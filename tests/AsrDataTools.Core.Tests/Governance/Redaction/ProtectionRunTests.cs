using AsrDataTools.Annotation;
using AsrDataTools.Governance.PersonalData;
using AsrDataTools.Governance.Redaction;

namespace AsrDataTools.Core.Tests.Governance.Redaction;

public sealed class ProtectionRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("protection-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Formats => [.. AnnotationFormats.Names.Where(name => AnnotationFormats.HeldBy(name).HasFlag(AnnotationFields.Text) && name is not ("Kaldi" or "Text"))];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatWithTextIsProtectedInItself(string name)
    {
        AnnotationDocument document = new()
        {
            Recording = "call",
            Segments = ValueList.Create<AnnotationSegment>(
            [
                new() { Recording = "call", Id = "a", StartSeconds = 1, EndSeconds = 4, Speaker = "anna", Text = "call me on 415-555-0132 please" },
                new() { Recording = "call", Id = "b", StartSeconds = 5, EndSeconds = 7, Speaker = "bert", Text = "certainly" },
            ]),
        };
        string extension = AnnotationFormats.Named(name).Extension;
        string source = Path.Combine(_folder, "in", "call" + extension);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        using (AnnotationExport export = new(source, name, replace: true))
        {
            export.Write(document);
            export.Complete();
        }

        byte[] before = File.ReadAllBytes(source);
        IReadOnlyList<ProtectedFile> made = Run([new(source, "call" + extension)], ProtectionMode.Tag, out List<SpeechDataException> troubles);
        Assert.Empty(troubles);
        ProtectedFile copy = Assert.Single(made);
        Assert.Equal(1, copy.Replaced);
        AnnotationDocument[] read = [.. AnnotationFormats.Read(copy.OutputPath, new AnnotationReadOptions { Format = name }, trouble => throw trouble)];
        Assert.Equal(["call me on [PHONE] please", "certainly"], read.SelectMany(one => one.AsSegments()).Select(segment => segment.TextOrWords));
        Assert.Equal(before, File.ReadAllBytes(source));
    }

    [Fact]
    public void AReplacementOfAnyClassIsAMarkAndNoPersonalData()
    {
        PersonalDataScanner scanner = new(new PersonalDataOptions { MinimumScore = 0.4 });
        RedactionTags tags = new();
        foreach (string name in PersonalDataClasses.All.Append("Badge"))
        {
            foreach (ProtectionMode mode in new[] { ProtectionMode.Tag, ProtectionMode.Pseudonym })
            {
                for (int i = 0; i < 50; i++)
                {
                    string mark = new ValueReplacer(mode, new byte[32]).InText(name, $"value {i}");
                    Assert.True(tags.IsOnlyMarks(mark), mark);
                    foreach (string cue in new[] { "my name is ", "card number ", "account number is ", "my phone number is ", "date of birth ", "I live at ", "order number ", "medical record number " })
                        Assert.Empty(scanner.Scan(cue + mark + " thank you"));
                }
            }
        }
    }

    [Theory]
    [InlineData("a,b\n1,x\n", "a,b\n1,[Y]\n")]
    [InlineData("a;b\r\n1;\"x\"\r\n", "a;b\r\n1;\"[Y]\"\r\n")]
    [InlineData("a,b\n\"q\"\"q, r\n2\",x", "a,b\n\"q\"\"q, r\n2\",[Y]")]
    [InlineData("a\tb\n5\" disk\tx\n", "a\tb\n5\" disk\t[Y]\n")]
    public void CellsThatDoNotChangeKeepTheirSigns(string table, string copy)
    {
        using StringWriter writer = new();
        DelimitedCopy.Write(new StringReader(table), writer, table.Split('\n')[0], cell => cell == "x" ? "[Y]" : null, TestContext.Current.CancellationToken);
        Assert.Equal(copy, writer.ToString());
    }

    [Fact]
    public void AStoppedRunLeavesNothing()
    {
        string source = Path.Combine(_folder, "a.txt");
        File.WriteAllText(source, "call me on 415-555-0132\n");
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new ProtectionRun(new FoundPlaces(new PersonalDataScanner()), Options(ProtectionMode.Tag)).Run([new(source, "a.txt")], [], _ => { }, stop.Token));
        Assert.Equal([source], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void AMaskIsAsLongAsTheText()
    {
        string source = Path.Combine(_folder, "a.txt");
        File.WriteAllText(source, "my card number is 4111 1111 1111 1111 today\n");
        Run([new(source, "a.txt")], ProtectionMode.Mask, out _);
        Assert.Equal("my card number is **** **** **** **** today\n", File.ReadAllText(Path.Combine(_folder, "out", "a.txt")));
    }

    private IReadOnlyList<ProtectedFile> Run(IReadOnlyList<ProtectionInput> inputs, ProtectionMode mode, out List<SpeechDataException> troubles)
    {
        List<SpeechDataException> met = troubles = [];
        return new ProtectionRun(new FoundPlaces(new PersonalDataScanner()), Options(mode)).Run(inputs, [], met.Add, TestContext.Current.CancellationToken);
    }

    private ProtectionOptions Options(ProtectionMode mode) => new() { Mode = mode, OutputDirectory = Path.Combine(_folder, "out"), MapPath = Path.Combine(_folder, "out.map.jsonl") };
}
