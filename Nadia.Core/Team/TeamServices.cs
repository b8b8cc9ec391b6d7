using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nadia.Core.Data;

namespace Nadia.Core.Team;

/// <summary>Registers the team: ASP.NET Core Identity over <see cref="NadiaDbContext"/>, and what the product does with it.</summary>
public static class TeamServices
{
    public static IServiceCollection AddNadiaTeam(this IServiceCollection services)
    {
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<NadiaDbContext>>().CreateDbContext());
        services.AddIdentityCore<TeamMember>(Configure)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<NadiaDbContext>()
            .AddClaimsPrincipalFactory<TeamClaims>();
        services.AddSingleton<FirstAdmin>();
        services.AddSingleton<MemberLinks>();
        services.AddSingleton<TeamService>();
        services.AddSingleton<ApiKeyService>();
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Password = new PasswordOptions
        {
            RequiredLength = PasswordRule.MinLength,
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }
}
