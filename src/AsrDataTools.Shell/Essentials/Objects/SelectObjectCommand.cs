using System.Collections;
using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "DefaultParameter")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _held = new();
    private readonly List<PSObject> _unique = [];
    private readonly HashSet<ValueList> _known = [];
    private ObjectComparer _comparer = new(caseSensitive: true);
    private IReadOnlyList<PropertySpec> _properties = [];
    private PSPropertyExpression? _expand;
    private WildcardPattern[] _exclude = [];
    private HashSet<int>? _indexes;
    private int _seen;
    private int _passed;
    private int _lastIndex;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, ParameterSetName = "DefaultParameter")]
    [Parameter(Position = 0, ParameterSetName = "SkipLastParameter")]
    public object?[]? Property { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    public string[]? ExcludeProperty { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter(ParameterSetName = "SkipLastParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLast { get; set; }

    /// <summary>Takes all input although -First or -Index need no more.</summary>
    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "IndexParameter")]
    public SwitchParameter Wait { get; set; }

    [Parameter(ParameterSetName = "IndexParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Index { get; set; }

    [Parameter(ParameterSetName = "SkipIndexParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? SkipIndex { get; set; }

    private bool Bound(string name) => MyInvocation.BoundParameters.ContainsKey(name);

    protected override void BeginProcessing()
    {
        object?[]? properties = Property;
        // Leaving properties out of everything is what -ExcludeProperty alone means.
        if (ExcludeProperty is { Length: > 0 } && properties is null && ExpandProperty is null)
            properties = ["*"];
        _properties = PropertySpec.Parse(this, properties, "Expression", "Name", "Label");
        _comparer = new ObjectComparer(!CaseInsensitive);
        _exclude = [.. (ExcludeProperty ?? []).Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
        _expand = string.IsNullOrEmpty(ExpandProperty) ? null : new PSPropertyExpression(ExpandProperty);
        if ((Index ?? SkipIndex) is int[] indexes)
        {
            _indexes = [.. indexes];
            _lastIndex = indexes.DefaultIfEmpty(-1).Max();
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null || (InputObject.BaseObject is null))
            return;
        if (_indexes is not null)
            ProcessByIndex(InputObject);
        else
            ProcessByCount(InputObject);
    }

    private void ProcessByIndex(PSObject input)
    {
        int index = _seen++;
        if (_indexes!.Contains(index) == (Index is not null))
            Process(input);
        if (Index is not null && !Wait && index >= _lastIndex)
            Finish();
    }

    private void ProcessByCount(PSObject input)
    {
        bool hasFirst = Bound(nameof(First));
        bool hasLast = Bound(nameof(Last));

        // With -Last alone the skipped objects are counted from the end.
        if (!(hasLast && !hasFirst) && _seen < Skip)
        {
            _seen++;
            return;
        }

        _seen++;
        if (hasFirst && _passed < First)
        {
            _passed++;
            Process(input);
            if (_passed == First && !hasLast && !Wait)
                Finish();
            return;
        }

        if (hasFirst && !hasLast)
        {
            // Only reached for -First 0 and with -Wait.
            if (!Wait)
                Finish();
            return;
        }

        if (hasLast)
        {
            _held.Enqueue(input);
            if (_held.Count > Last + (hasFirst ? 0 : Skip))
                _held.Dequeue();
        }
        else if (SkipLast > 0)
        {
            _held.Enqueue(input);
            if (_held.Count > SkipLast)
                Process(_held.Dequeue());
        }
        else
        {
            Process(input);
        }
    }

    protected override void EndProcessing()
    {
        if (Bound(nameof(Last)))
        {
            int count = Bound(nameof(First)) ? _held.Count : _held.Count - Skip;
            for (int i = 0; i < count; i++)
                Process(_held.Dequeue());
        }

        foreach (PSObject result in _unique)
            WriteObject(result);
    }

    /// <summary>Ends the commands before this one; what -Unique held is written first.</summary>
    private void Finish()
    {
        EndProcessing();
        throw Pipeline.StopUpstream(this);
    }

    private void Process(PSObject input)
    {
        if (_properties.Count == 0 && _expand is null)
        {
            Write(input);
            return;
        }

        PSObject selected = _properties.Count == 0 ? new PSObject() : Project(input);
        if (_expand is null)
            Write(selected);
        else
            Expand(input, selected);
    }

    private PSObject Project(PSObject input)
    {
        var result = new PSObject();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (PropertySpec property in _properties)
        {
            foreach (PSNoteProperty note in NotesOf(property, input))
            {
                if (names.Add(note.Name))
                {
                    result.Properties.Add(note, preValidated: true);
                    continue;
                }

                WriteError(new ErrorRecord(
                    new InvalidOperationException($"The property cannot be processed because the property \"{note.Name}\" already exists."),
                    "AlreadyExistingUserSpecifiedPropertyNoExpand",
                    ErrorCategory.InvalidOperation,
                    input));
            }
        }

        if (!input.TypeNames[0].StartsWith("Selected.", StringComparison.Ordinal))
            result.TypeNames.Insert(0, "Selected." + input.BaseObject.GetType());
        return result;
    }

    private IEnumerable<PSNoteProperty> NotesOf(PropertySpec property, PSObject input)
    {
        List<PSPropertyExpression> expressions = property.Expression.HasWildCardCharacters
            ? property.Expression.ResolveNames(input)
            : [property.Expression];
        foreach (PSPropertyExpression expression in expressions)
        {
            if (_exclude.Any(pattern => pattern.IsMatch(expression.ToString())))
                continue;
            List<PSPropertyExpressionResult> values = expression.GetValues(input);
            if (values.Count == 0)
            {
                yield return new PSNoteProperty(property.Label ?? expression.ToString(), null);
                continue;
            }

            foreach (PSPropertyExpressionResult value in values)
            {
                string name = property.Label ?? value.ResolvedExpression?.ToString() ?? expression.ToString();
                yield return new PSNoteProperty(name, value.Exception is null ? value.Result : null);
            }
        }
    }

    private void Expand(PSObject input, PSObject selected)
    {
        List<PSPropertyExpressionResult> values = _expand!.GetValues(input);
        if (values.Count == 0)
        {
            Report(new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, input);
            return;
        }

        if (values.Count > 1)
        {
            Report(new PSArgumentException("Multiple properties cannot be expanded."), "MutlipleExpandProperties", ErrorCategory.InvalidArgument, input);
            return;
        }

        if (values[0].Exception is Exception error)
        {
            Report(new PSArgumentException(error.Message, error), "PropertyEvaluationExpand", ErrorCategory.InvalidResult, input);
            return;
        }

        IEnumerable? items = values[0].Result is null ? null : LanguagePrimitives.GetEnumerable(values[0].Result);
        if (items is null)
        {
            WriteExpanded(values[0].Result, selected);
            return;
        }

        foreach (object? item in items)
        {
            if (item is not null)
                WriteExpanded(item, selected);
        }
    }

    private void WriteExpanded(object? value, PSObject selected)
    {
        if (value is null)
            return;

        // A copy, so that the notes do not appear on the original.
        PSObject wrapped = Property is null ? PSObject.AsPSObject(value) : PSObject.AsPSObject(value).Copy();
        foreach (PSPropertyInfo note in selected.Properties)
        {
            if (wrapped.Properties[note.Name] is null)
            {
                wrapped.Properties.Add(new PSNoteProperty(note.Name, note.Value), preValidated: true);
                continue;
            }

            Report(
                new InvalidOperationException($"The property cannot be processed because the property \"{note.Name}\" already exists."),
                "AlreadyExistingUserSpecifiedPropertyExpand",
                ErrorCategory.InvalidOperation,
                wrapped);
        }

        Write(wrapped);
    }

    private void Write(PSObject value)
    {
        if (!Unique)
        {
            WriteObject(value);
            return;
        }

        // What was projected is the same where its notes are; anything else where the objects are.
        object?[] parts = _properties.Count == 0 || _expand is not null
            ? [value]
            : [.. value.Properties.SelectMany(note => new[] { note.Name, note.Value })];
        if (_known.Add(new ValueList(parts, _comparer)))
            _unique.Add(value);
    }

    private void Report(Exception error, string errorId, ErrorCategory category, object target) =>
        WriteError(new ErrorRecord(error, errorId, category, target));
}
