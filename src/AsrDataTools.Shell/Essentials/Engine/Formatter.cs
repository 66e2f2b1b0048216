using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AsrDataTools.Shell.Essentials.Engine;

/// <summary>
/// The engine's formatter, so that tables and lists follow the same views and rules as in pwsh.
/// </summary>
/// <remarks>
/// The engine assembly holds the public bases of the Format-* and Out-* cmdlets but keeps what they run
/// internal; only the leaf cmdlets live elsewhere. This class plugs the internal worker into such a base.
/// <c>EngineAccessTests</c> calls every member, so that one that is gone fails there by name.
/// </remarks>
internal static class Formatter
{
    private const string Format = "Microsoft.PowerShell.Commands.Internal.Format.";
    private const string Automation = ", System.Management.Automation";

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    private static readonly FieldInfo Implementation =
        typeof(FrontEndCommandBase).GetField("implementation", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingFieldException(nameof(FrontEndCommandBase), "implementation");

    /// <summary>Makes the cmdlet emit formatting records of a shape: Table, List, Wide or Complex.</summary>
    public static void ShapeAs(FrontEndCommandBase cmdlet, string shape)
    {
        object value = Enum.Parse(Engine.GetType(Format + "FormatShape", throwOnError: true)!, shape);
        object inner = Activator.CreateInstance(
            Engine.GetType(Format + "InnerFormatShapeCommand", throwOnError: true)!,
            BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public,
            binder: null,
            [value],
            culture: null)!;
        Implementation.SetValue(cmdlet, inner);
    }

    /// <summary>Makes the cmdlet render whatever it is given as lines of text.</summary>
    public static void RenderLines(FrontEndCommandBase cmdlet) => Implementation.SetValue(cmdlet, NewOutputManager());

    /// <summary>Sets where the rendered lines go and how many columns they have.</summary>
    public static void SetOutput(FrontEndCommandBase cmdlet, TextWriter writer, int columns, bool suppressNewline) =>
        SetLineOutput(Implementation.GetValue(cmdlet)!, NewTextWriterLineOutput(writer, columns, suppressNewline));

    /// <summary>Sets the number of columns of a wide shape.</summary>
    public static void SetWideParameters(OuterFormatShapeCommandBase cmdlet, object? property, int? columns, bool? autoSize)
    {
        object parameters = GetCommandLineParameters(cmdlet, property);
        Type type = parameters.GetType();
        object wide = NewWideParameters();
        SetField(wide.GetType(), wide, "columns", columns);
        SetField(type, parameters, "shapeParameters", wide);
        SetField(type, parameters, "autosize", autoSize);
        SetCommandLineParameters(Implementation.GetValue(cmdlet)!, parameters);
    }

    private static object GetCommandLineParameters(OuterFormatShapeCommandBase cmdlet, object? property)
    {
        object parameters = NewParameters();
        Type type = parameters.GetType();
        if (property is not null)
        {
            object processor = NewProcessor(NewWideDefinition());
            SetField(type, parameters, "mshParameterList", ProcessParameters(processor, [property], NewErrorContext(cmdlet)));
        }

        SetField(type, parameters, "viewName", string.IsNullOrEmpty(cmdlet.View) ? null : cmdlet.View);
        SetField(type, parameters, "groupByParameter", ProcessGroupByParameter(cmdlet));
        SetField(type, parameters, "forceFormattingAlsoOnOutOfBand", cmdlet.Force.IsPresent);
        return parameters;
    }

    private static void SetField(Type type, object target, string name, object? value)
    {
        FieldInfo field = type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(type.FullName, name);
        field.SetValue(target, value);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "OutputManagerInner" + Automation)]
    private static extern object NewOutputManager();

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "TextWriterLineOutput" + Automation)]
    private static extern object NewTextWriterLineOutput(TextWriter writer, int columns, bool suppressNewline);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_LineOutput")]
    private static extern void SetLineOutput(
        [UnsafeAccessorType(Format + "OutputManagerInner" + Automation)] object manager,
        [UnsafeAccessorType(Format + "LineOutput" + Automation)] object output);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "FormattingCommandLineParameters" + Automation)]
    private static extern object NewParameters();

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "WideSpecificParameters" + Automation)]
    private static extern object NewWideParameters();

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "FormatWideParameterDefinition" + Automation)]
    private static extern object NewWideDefinition();

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "ParameterProcessor" + Automation)]
    private static extern object NewProcessor([UnsafeAccessorType(Format + "CommandParameterDefinition" + Automation)] object definition);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Format + "TerminatingErrorContext" + Automation)]
    private static extern object NewErrorContext(PSCmdlet cmdlet);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    [return: UnsafeAccessorType("System.Collections.Generic.List`1[[" + Format + "MshParameter" + Automation + "]]")]
    private static extern object ProcessParameters(
        [UnsafeAccessorType(Format + "ParameterProcessor" + Automation)] object processor,
        object[] properties,
        [UnsafeAccessorType(Format + "TerminatingErrorContext" + Automation)] object errors);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    [return: UnsafeAccessorType(Format + "MshParameter" + Automation)]
    private static extern object? ProcessGroupByParameter(OuterFormatShapeCommandBase cmdlet);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void SetCommandLineParameters(
        [UnsafeAccessorType(Format + "InnerFormatShapeCommand" + Automation)] object worker,
        [UnsafeAccessorType(Format + "FormattingCommandLineParameters" + Automation)] object parameters);
}
