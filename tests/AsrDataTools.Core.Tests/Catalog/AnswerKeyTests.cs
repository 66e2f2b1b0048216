using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;
using AsrDataTools.Corpus;

namespace AsrDataTools.Core.Tests.Catalog;

public sealed class AnswerKeyTests
{
    // Every property that can be set, whatever it is: one that is added later is found by this test.
    [Theory]
    [InlineData(typeof(AcousticProfile))]
    [InlineData(typeof(AcousticComparisonOptions))]
    public void EveryPropertyCounts(Type type)
    {
        byte[] plain = Key(Make(type));
        Assert.Equal(plain, Key(Make(type)));
        foreach (System.Reflection.PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            object changed = Make(type);
            property.SetValue(changed, Another(property.PropertyType, property.GetValue(changed)));
            Assert.False(plain.AsSpan().SequenceEqual(Key(changed)), property.Name);
        }
    }

    [Fact]
    public void ARowCountsWithAllItsFields()
    {
        SpeechUtterance row = new() { Id = "a" };
        SpeechUtterance[] others =
        [
            row with { Id = "b" }, row with { AudioPath = "/a" }, row with { StartSeconds = 0 }, row with { DurationSeconds = 1 }, row with { Channel = 1 }, row with { Text = "" },
            row with { Speaker = "s" }, row with { Recording = "s" }, row with { Accent = "s" }, row with { Language = "s" }, row with { Domain = "s" }, row with { Split = "s" },
            row with { License = "s" }, row with { Purpose = "s" }, row with { Extra = new Dictionary<string, string> { ["a"] = "b" } }, row with { SourcePath = "/m" },
        ];
        SpeechUtterance[] all = [row, .. others];
        Assert.Equal(all.Length, all.Select(item => Convert.ToHexString(Key(item))).Distinct().Count());
        Assert.Equal(all.Length, all.Select(item => Convert.ToHexString(Key(new[] { item }))).Distinct().Count());
        Assert.Equal(all.Length, all.Select(item => Convert.ToHexString(Key(new List<(int, SpeechUtterance)> { (1, item) }))).Distinct().Count());
    }

    [Fact]
    public void OrderNestingAndKindsCount()
    {
        object?[] values = [null, "", "a", 1, 1L, 1.0, true, -0.0, 0.0, new[] { 1, 2 }, new[] { 2, 1 }, new[] { new[] { 1 }, [2] }, new[] { "1", "2" }, ("a", "b"), ("ab", ""), new[] { "a", "b" }, new byte[] { 1 }];
        Assert.Equal(values.Length, values.Select(value => Convert.ToHexString(Key(value))).Distinct().Count());
        Assert.NotEqual(new AnswerKey("a").Add("b").Finish(), new AnswerKey("b").Add("a").Finish());
    }

    [Fact]
    public void WhatCannotBeReadLeavesNoKey()
    {
        Assert.Null(new AnswerKey("a").Add(new object()).Finish());
        Assert.Null(new AnswerKey("a").Add(new Func<int>(() => 1)).Finish());
        Assert.Null(new AnswerKey("a").Add(new[] { "x", (object)new Lazy<int>(1) }).Add("after").Finish());
    }

    private static byte[] Key(object? value) => new AnswerKey("test").Add(value).Finish()!;

    private static object Make(Type type) => type == typeof(AcousticProfile) ? new AcousticProfile { Path = "/a" } : Activator.CreateInstance(type)!;

    private static object Another(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        Type number when number == typeof(double) => ((double?)value ?? 0) + 1,
        Type number when number == typeof(int) => ((int?)value ?? 0) + 1,
        Type number when number == typeof(long) => ((long?)value ?? 0) + 1,
        Type flag when flag == typeof(bool) => !((bool?)value ?? false),
        Type text when text == typeof(string) => value + "x",
        Type list when list == typeof(TextList) => new TextList("x"),
        Type named when named.IsEnum => Enum.ToObject(named, value is null ? 0 : Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) + 1),
        Type items when items == typeof(IReadOnlyList<double>) => new[] { 1.0 },
        Type items when items == typeof(IReadOnlyCollection<string>) => new[] { "x" },
        Type items when items == typeof(IReadOnlyList<SpeechSegment>) => new[] { new SpeechSegment(0, 1) },
        var other => throw new NotSupportedException(other.Name),
    };
}
