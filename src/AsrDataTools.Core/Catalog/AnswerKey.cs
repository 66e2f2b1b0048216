using System.Buffers.Binary;
using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AsrDataTools.Catalog;

/// <summary>
/// Stands for one computation with all that it reads: SHA-256 over the name of the computation, the build of this assembly, the runtime, and the
/// whole state of each input, private fields and all, in order. What has no state that can be read (a delegate, a file that is open) leaves no
/// key, so that the computation is always made anew; another build has other keys, so that no version needs counting up.
/// </summary>
internal sealed class AnswerKey
{
    private const int MostNested = 32;

    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 14];
    private int _filled;
    private int _nested;
    private bool _isOpaque;

    /// <param name="computation">Its name.</param>
    public AnswerKey(string computation) => Add(computation).Add(typeof(AnswerKey).Assembly.ManifestModule.ModuleVersionId).Add(RuntimeInformation.FrameworkDescription);

    /// <summary>Adds an input. Order counts.</summary>
    public AnswerKey Add(object? input)
    {
        if (!_isOpaque) Write(input);
        return this;
    }

    /// <summary>The digest; null where an input has a state that cannot be read. The key is then used up.</summary>
    public byte[]? Finish()
    {
        using (_hash)
        {
            Flush();
            return _isOpaque ? null : _hash.GetHashAndReset();
        }
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null: Tag('0'); break;
            case string text: Write(text); break;
            case bool flag: Tag(flag ? 'T' : 'F'); break;
            case double number: Write('d', BitConverter.DoubleToInt64Bits(number)); break;
            case float number: Write('f', BitConverter.SingleToInt32Bits(number)); break;
            case int number: Write('i', number); break;
            case long number: Write('l', number); break;
            case ulong number: Write('u', (long)number); break;
            case uint number: Write('v', number); break;
            case char number: Write('c', number); break;
            case byte number: Write('b', number); break;
            case ushort number: Write('s', number); break;
            case Enum named: Write('e', Convert.ToInt64(named, System.Globalization.CultureInfo.InvariantCulture)); break;
            case TimeSpan span: Write('t', span.Ticks); break;
            case DateOnly day: Write('y', day.DayNumber); break;
            case DateTimeOffset time:
                Write('o', time.Ticks);
                Write('o', time.Offset.Ticks);
                break;
            case Guid id: Write(id.ToString()); break;
            case Regex pattern:
                Write('r', (long)pattern.Options);
                Write('r', pattern.MatchTimeout.Ticks);
                Write(pattern.ToString());
                break;
            case byte[] bytes:
                Write('B', bytes.Length);
                Flush();
                _hash.AppendData(bytes);
                break;
            default: WriteObject(value); break;
        }
    }

    private void WriteObject(object value)
    {
        Shape shape = Shapes.GetOrAdd(value.GetType(), Shape.Of);
        if (shape.Kind == ShapeKind.Opaque || ++_nested > MostNested)
        {
            _isOpaque = true;
            return;
        }

        if (shape.Kind == ShapeKind.Sequence)
        {
            Tag('[');
            foreach (object? item in (IEnumerable)value)
            {
                Write(item);
                if (_isOpaque) return;
            }

            Tag(']');
        }
        else
        {
            Write(shape.Name);
            foreach (FieldInfo field in shape.Fields)
            {
                Write(field.GetValue(value));
                if (_isOpaque) return;
            }
        }

        _nested--;
    }

    private void Write(string text)
    {
        Write('"', text.Length);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text.AsSpan());
        if (bytes.Length > _buffer.Length - _filled) Flush();
        if (bytes.Length > _buffer.Length)
        {
            _hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_filled));
        _filled += bytes.Length;
    }

    private void Write(char tag, long number)
    {
        Tag(tag);
        if (_buffer.Length - _filled < sizeof(long)) Flush();
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_filled), number);
        _filled += sizeof(long);
    }

    private void Tag(char tag)
    {
        if (_filled == _buffer.Length) Flush();
        _buffer[_filled++] = (byte)tag;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _filled));
        _filled = 0;
    }

    private enum ShapeKind
    {
        /// <summary>Its fields are its state.</summary>
        Fields,

        /// <summary>Its items are its state.</summary>
        Sequence,

        Opaque,
    }

    private sealed record Shape(ShapeKind Kind, string Name, FieldInfo[] Fields)
    {
        private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        public static Shape Of(Type type)
        {
            ShapeKind kind =
                typeof(Delegate).IsAssignableFrom(type) ? ShapeKind.Opaque

                // First: an array is of the assembly of its items.
                : type.IsArray || IsCollection(type) ? ShapeKind.Sequence
                : type.Assembly == typeof(AnswerKey).Assembly ? ShapeKind.Fields
                : IsPair(type) ? ShapeKind.Fields
                : ShapeKind.Opaque;
            return new(kind, type.FullName ?? type.Name, kind == ShapeKind.Fields ? [.. FieldsOf(type)] : []);
        }

        private static bool IsCollection(Type type) =>
            type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true && typeof(IEnumerable).IsAssignableFrom(type);

        private static bool IsPair(Type type) =>
            type is { IsValueType: true, Namespace: "System" or "System.Collections.Generic" }
            && (type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal) || type.Name.StartsWith("KeyValuePair`", StringComparison.Ordinal));

        // Those of the base first; of each type in the order of their declaration.
        private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
            (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? FieldsOf(parent) : [])
            .Concat(type.GetFields(Own).OrderBy(field => field.MetadataToken));
    }
}
