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
    const resized = new ResizeObserver(entries => entries.forEach(entry => {
        const chart = echarts.getInstanceByDom(entry.target);
        chart?.resize();
        if (chart?.track) {
            fit(chart);
        }
    }));
    const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

    const degrees = (value, decimals, positive, negative) => {
        const text = Math.abs(value).toFixed(decimals);
        return +text === 0 || +text === 180 ? `${text}°` : `${text}° ${value < 0 ? negative : positive}`;
    };
    const north = (value, decimals) => degrees(value, decimals, 'N', 'S');
    const east = (value, decimals) => degrees(((value + 540) % 360 + 360) % 360 - 180, decimals, 'E', 'W');

    // A metre is as long to the east as to the north, whatever the shape of the chart: what is left of it shows more of the ground.
    const fit = chart => {
        const { longitude, latitude, width, height, metresEast, metresNorth, grid } = chart.track;
        const across = Math.max(1, chart.getWidth() - grid.left - grid.right);
        const down = Math.max(1, chart.getHeight() - grid.top - grid.bottom);
        const metres = Math.max(width / across, height / down);
        const axis = (middle, half, pixels, label) => {
            const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(2 * half / (pixels / 100)))));
            return { min: middle - half, max: middle + half, axisLabel: { formatter: value => label(value, decimals) } };
        };
        chart.setOption({
            xAxis: axis(longitude, metres * across / 2 / metresEast, across, east),
            yAxis: axis(latitude, metres * down / 2 / metresNorth, down, north),
        });
    };

    const create = (element, net, isTrack) => {
        const chart = echarts.init(element);
        resized.observe(element);
        if (isTrack) {
            return chart;
        }
        chart.group = 'history';
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
        const chart = echarts.getInstanceByDom(element) ?? create(element, net, options.track);
        if (options.track) {
            options.tooltip.formatter = point => point.value?.[1] == null ? '' : [point.seriesName, time.format(point.value[2]),
                `${north(point.value[1], 5)}, ${east(point.value[0], 5)}`].join('\n');
            chart.track = { ...options.track, grid: options.grid };
            chart.setOption(options, { notMerge: true });
            fit(chart);
            return;
        }
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

    // Charts over time come as one picture; a track is one of its own.
    const save = (name, which = '.chart:not(.track)') => {
        const first = echarts.getInstanceByDom(document.querySelector(which) ?? document.querySelector('.chart'));
        const link = document.createElement('a');
        link.download = name;
        link.href = first.getConnectedDataURL({ type: 'png', pixelRatio: 2, backgroundColor: first.getOption().ground ?? '#ffffff' });
        link.click();
    };
    return { draw, end, save };
})();
