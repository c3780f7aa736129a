// Every test has topics of its own, and most of the time it waits for a node that comes back.
[assembly: Parallelize(Workers = 8, Scope = ExecutionScope.MethodLevel)]
