using System.Reflection;
using System.Runtime.CompilerServices;
using AsrDataTools.Shell.Essentials;

namespace AsrDataTools.Shell.Tests.Essentials;

/// <summary>The stand-ins call members that the engine keeps internal: each must be there in the engine we ship.</summary>
public sealed class EngineAccessTests
{
    public static TheoryData<string> Accessors => new(AccessorMethods.Select(Describe));

    private static IEnumerable<MethodInfo> AccessorMethods =>
        typeof(EssentialCmdlets).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(UnsafeAccessorAttribute)));

    [Theory]
    [MemberData(nameof(Accessors))]
    public void MemberIsThere(string accessor)
    {
        MethodInfo method = AccessorMethods.Single(candidate => Describe(candidate) == accessor);

        // Compiling an accessor resolves its member: MissingMethodException names the one that is gone.
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
    }

    [Fact]
    public void SomeAreTested() => Assert.True(AccessorMethods.Count() > 40);

    private static string Describe(MethodInfo method) =>
        $"{method.DeclaringType!.Name}: {method.GetCustomAttribute<UnsafeAccessorAttribute>()!.Name ?? method.Name}"
        + $"({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name + " " + parameter.Name))})";
}
