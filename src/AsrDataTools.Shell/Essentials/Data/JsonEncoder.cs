using System.Collections;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using Newtonsoft.Json;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>
/// Writes an object graph as JSON the way ConvertTo-Json does. Newtonsoft's writer, which the engine
/// ships, is used so that numbers, dates and escapes come out as in pwsh.
/// </summary>
internal sealed class JsonEncoder(JsonWriter writer, int maxDepth, bool enumsAsStrings, Action<string> warn)
{
    private bool _hasWarned;

    public CancellationToken Cancellation { get; init; }

    public void Write(object? value) => Write(value, 0);

    private void Write(object? value, int depth)
    {
        Cancellation.ThrowIfCancellationRequested();
        var wrapped = value as PSObject;
        object? bare = wrapped?.BaseObject ?? value;
        if (bare is null or DBNull or System.Management.Automation.Language.NullString)
        {
            writer.WriteNull();
            return;
        }

        if (IsScalar(bare))
        {
            WriteWithNotes(bare, wrapped, depth, () => WriteScalar(bare));
        }
        else if (depth > maxDepth)
        {
            WarnOfDepth();
            writer.WriteValue(LanguagePrimitives.ConvertTo<string>(bare is PSCustomObject ? wrapped : bare));
        }
        else if (bare is IDictionary table)
        {
            WriteMembers(Entries(table), wrapped, depth);
        }
        else if (bare is IEnumerable items)
        {
            WriteWithNotes(bare, wrapped, depth, () => WriteArray(items, depth));
        }
        else
        {
            WriteMembers(bare is PSCustomObject ? [] : ClrMembers(bare), wrapped ?? PSObject.AsPSObject(bare), depth, isObject: true, ofWrapper: wrapped is not null);
        }
    }

    private static bool IsScalar(object value) =>
        value is string or DateTime or DateTimeOffset or Guid or Uri or decimal or BigInteger
        || value.GetType() is { IsPrimitive: true } or { IsEnum: true };

    private void WriteScalar(object value)
    {
        Type type = value.GetType();
        if (type.IsEnum && (enumsAsStrings || Enum.GetUnderlyingType(type) == typeof(long) || Enum.GetUnderlyingType(type) == typeof(ulong)))
            writer.WriteValue(value.ToString());
        else
            writer.WriteValue(value);
    }

    private void WriteArray(IEnumerable items, int depth)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
            Write(item, depth + 1);
        writer.WriteEndArray();
    }

    /// <summary>A value that carries notes of its own becomes an object of the value and the notes.</summary>
    private void WriteWithNotes(object bare, PSObject? wrapped, int depth, Action write)
    {
        PSPropertyInfo[] notes = bare is string or DateTime ? [] : [.. ExtendedProperties(wrapped)];
        if (notes.Length == 0)
        {
            write();
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("value");
        write();
        foreach (PSPropertyInfo note in notes)
            WriteMember(note.Name, ValueOf(note), depth);
        writer.WriteEndObject();
    }

    private void WriteMembers(IEnumerable<(string Name, object? Value)> members, PSObject? wrapped, int depth, bool isObject = false, bool ofWrapper = true)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            if (written.Add(name))
                WriteMember(name, value, depth);
        }

        if (ofWrapper)
        {
            foreach (PSPropertyInfo property in isObject ? wrapped!.Properties : ExtendedProperties(wrapped))
            {
                if (written.Add(property.Name))
                    WriteMember(property.Name, ValueOf(property), depth);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteMember(string name, object? value, int depth)
    {
        writer.WritePropertyName(name);
        Write(value, depth + 1);
    }

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            string name = entry.Key as string ?? throw new InvalidOperationException(
                $"The type '{table.GetType().FullName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.");
            yield return (name, entry.Value);
        }
    }

    private static IEnumerable<(string Name, object? Value)> ClrMembers(object value)
    {
        const BindingFlags PublicInstance = BindingFlags.Public | BindingFlags.Instance;
        foreach (FieldInfo field in value.GetType().GetFields(PublicInstance))
        {
            if (!field.IsDefined(typeof(JsonIgnoreAttribute), inherit: true))
                yield return (field.Name, field.GetValue(value));
        }

        foreach (PropertyInfo property in value.GetType().GetProperties(PublicInstance))
        {
            if (property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: true))
                yield return (property.Name, ValueOf(property, value));
        }
    }

    private static object? ValueOf(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (TargetInvocationException)
        {
            // A property that cannot be read is null, as in pwsh.
            return null;
        }
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // A property that cannot be read is null, as in pwsh.
            return null;
        }
    }

    private static IEnumerable<PSPropertyInfo> ExtendedProperties(PSObject? wrapped) =>
        wrapped?.Properties.Where(property => property.MemberType is not (PSMemberTypes.Property or PSMemberTypes.ParameterizedProperty)) ?? [];

    private void WarnOfDepth()
    {
        if (_hasWarned)
            return;
        _hasWarned = true;
        warn($"Resulting JSON is truncated as serialization has exceeded the set depth of {maxDepth}.");
    }
}
