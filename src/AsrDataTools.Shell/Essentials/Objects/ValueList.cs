namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>Values as a key of a dictionary, equal where the language holds them equal.</summary>
internal sealed class ValueList(IReadOnlyList<object?> values, ObjectComparer comparer) : IEquatable<ValueList>
{
    private readonly IReadOnlyList<object?> _values = values;

    public bool Equals(ValueList? other) => other is not null && _values.SequenceEqual(other._values, comparer);

    public override bool Equals(object? other) => Equals(other as ValueList);

    public override int GetHashCode() => _values.Aggregate(17, (hash, value) => HashCode.Combine(hash, comparer.GetHashCode(value)));
}
