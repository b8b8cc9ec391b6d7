using Microsoft.Extensions.Configuration;

namespace Nadia.Bot.Sandbox;

/// <summary>How many demo customers write in on the very first start with the sandbox on, 0 to 1,000.</summary>
public sealed record DemoOptions(int Customers)
{
    public const int Default = 12;
    public const int Max = 1000;

    public static DemoOptions From(IConfiguration configuration) =>
        new(Math.Clamp(configuration.GetValue("Demo:Customers", Default), 0, Max));
}
