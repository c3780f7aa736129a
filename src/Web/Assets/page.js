// What only a browser can tell or do. Everything else of these pages is C#.
window.station = {
    zone: () => ({ name: Intl.DateTimeFormat().resolvedOptions().timeZone, minutes: -new Date().getTimezoneOffset() }),

    // The server draws the first picture, so a cookie tells it the colours. Who never chose has those of the system.
    isDark: () => {
        const chosen = /(?:^|; )theme=(dark|light)/.exec(document.cookie);
        const dark = chosen ? chosen[1] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
        document.documentElement.classList.toggle('dark', dark);
        return dark;
    },
    setTheme: dark => {
        document.cookie = `theme=${dark ? 'dark' : 'light'}; path=/; max-age=31536000; samesite=strict`;
        document.documentElement.classList.toggle('dark', dark);
    },
};
