using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace StaffSelect.Data.Providers;

public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options)
    : AppDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // SQLite can neither order nor compare DateTimeOffset; Identity's lockout end is the only one
        builder
            .Entity<Identity.AppUser>()
            .Property(user => user.LockoutEnd)
            .HasConversion(
                value => value!.Value.UtcTicks,
                ticks => new DateTimeOffset(ticks, TimeSpan.Zero)
            );
    }
}

public sealed class SqlServerAppDbContext(DbContextOptions<SqlServerAppDbContext> options)
    : AppDbContext(options);

public sealed class PostgreSqlAppDbContext(DbContextOptions<PostgreSqlAppDbContext> options)
    : AppDbContext(options);

internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>();
        DatabaseRegistration.ConfigureAlone(
            options,
            new DatabaseSettings(DatabaseProvider.Sqlite, "Data Source=:memory:")
        );
        return new SqliteAppDbContext(options.Options);
    }
}

internal sealed class SqlServerDesignFactory : IDesignTimeDbContextFactory<SqlServerAppDbContext>
{
    public SqlServerAppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerAppDbContext>();
        DatabaseRegistration.ConfigureAlone(
            options,
            new DatabaseSettings(DatabaseProvider.SqlServer, "Server=design")
        );
        return new SqlServerAppDbContext(options.Options);
    }
}

internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlAppDbContext>
{
    public PostgreSqlAppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlAppDbContext>();
        DatabaseRegistration.ConfigureAlone(
            options,
            new DatabaseSettings(DatabaseProvider.PostgreSql, "Host=design")
        );
        return new PostgreSqlAppDbContext(options.Options);
    }
}
