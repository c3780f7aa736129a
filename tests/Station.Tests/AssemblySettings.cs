// Every test has its own broker on its own port. Programs of .NET take their time to start: more side by side would only wait for each other.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
