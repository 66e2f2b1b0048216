using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>The guide's table of what each format holds is what the code says.</summary>
public sealed class AnnotationGuideTests
{
    private static readonly (string Column, AnnotationFields Field)[] Columns =
    [
        ("several recordings", AnnotationFields.Recordings), ("times", AnnotationFields.Times), ("no times", AnnotationFields.Untimed), ("text", AnnotationFields.Text),
        ("speaker", AnnotationFields.Speaker), ("channel", AnnotationFields.Channel), ("id", AnnotationFields.Id), ("confidence", AnnotationFields.Confidence),
        ("language", AnnotationFields.Language), ("word times", AnnotationFields.Words), ("tags", AnnotationFields.Tags), ("tiers", AnnotationFields.Tiers),
        ("any field", AnnotationFields.Extra),
    ];

    [Fact]
    public void TheTableIsRight()
    {
        string guide = File.ReadAllText(Path.Combine(Root(), "docs", "guides", "annotation-formats.md"));

        Assert.Contains(Table(), guide, StringComparison.Ordinal);
    }

    private static string Table() => string.Concat(
        $"| format | {string.Join(" | ", Columns.Select(column => column.Column))} |\n",
        $"|---|{string.Concat(Enumerable.Repeat(":-:|", Columns.Length))}\n",
        string.Concat(AnnotationFormats.Names.Select(name =>
            $"| {name} | {string.Join(" | ", Columns.Select(column => AnnotationFormats.HeldBy(name).HasFlag(column.Field) ? "x" : ""))} |\n")));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AsrDataTools.psd1"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
