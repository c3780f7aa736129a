// One browser for all; each test has its own window, broker and page. Two at a time keep two cores busy.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
