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

    // Who somebody is in the rooms, where there is no login that says it.
    name: () => localStorage.getItem('name') ?? '',
    setName: name => localStorage.setItem('name', name),
    showEnd: element => { element.scrollTop = element.scrollHeight; },
};

// The charts. ECharts is large: it is loaded when the first one is drawn. What is drawn is made in C#.
station.chart = (() => {
    let library;
    const load = source => library ??= new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = source;
        script.onload = resolve;
        script.onerror = () => { library = undefined; reject(new Error('the chart library does not come')); };
        document.head.append(script);
    });
    const resized = new ResizeObserver(entries => entries.forEach(entry => echarts.getInstanceByDom(entry.target)?.resize()));
    const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

    const create = (element, net) => {
        const chart = echarts.init(element);
        chart.group = 'history';
        resized.observe(element);
        chart.on('datazoom', event => {
            const part = event.batch?.[0];
            if (part?.startValue !== undefined) {
                net.invokeMethodAsync('Select', part.startValue, part.endValue);
            }
        });
        return chart;
    };

    const draw = async (element, options, net, source) => {
        await load(source);
        if (!element.isConnected) {
            return;
        }
        const chart = echarts.getInstanceByDom(element) ?? create(element, net);
        options.tooltip.formatter = points => [time.format(points[0].value[0]),
            ...points.filter(point => point.value[1] !== null).map(point => `${point.seriesName}: ${point.value[1]} ${options.unit}`)].join('\n');
        chart.setOption(options, { notMerge: true });
        chart.dispatchAction({ type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true });
        echarts.connect('history');
    };

    const end = element => {
        resized.unobserve(element);
        if (window.echarts && echarts.getInstanceByDom(element)) {
            echarts.dispose(element);
        }
    };

    const save = name => {
        const first = echarts.getInstanceByDom(document.querySelector('.chart'));
        const link = document.createElement('a');
        link.download = name;
        link.href = first.getConnectedDataURL({ type: 'png', pixelRatio: 2, backgroundColor: first.getOption().ground ?? '#ffffff' });
        link.click();
    };
    return { draw, end, save };
})();
