using Microsoft.VisualStudio.TestTools.UnitTesting;

// The stand-in has static members, as the library has: one test at a time.
[assembly: DoNotParallelize]
