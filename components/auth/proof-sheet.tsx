const cropMarks = [
  [60, 60],
  [340, 60],
  [60, 440],
  [340, 440],
] as const;

function CropMark({ x, y }: { x: number; y: number }) {
  const outX = x < 200 ? -1 : 1;
  const outY = y < 250 ? -1 : 1;
  return (
    <path
      d={`M${x + outX * 12} ${y}h${outX * 22}M${x} ${y + outY * 12}v${outY * 22}`}
      stroke="var(--ink-3)"
      strokeWidth="0.75"
    />
  );
}

function RegistrationMark({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} stroke="var(--ink-3)" strokeWidth="0.75" fill="none">
      <circle r="5" />
      <path d="M-9 0h18M0-9v18" />
    </g>
  );
}

/** A print proof, drawn here: what the studio makes. Decoration of the sign-in pages. */
export function ProofSheet() {
  return (
    <svg viewBox="0 0 400 500" aria-hidden="true" className="h-auto max-h-[78dvh] w-full max-w-140">
      <rect
        x="48"
        y="48"
        width="304"
        height="404"
        fill="none"
        stroke="var(--danger-text)"
        strokeOpacity="0.55"
        strokeWidth="0.75"
        strokeDasharray="3 3"
      />
      <rect
        x="60"
        y="60"
        width="280"
        height="380"
        fill="var(--raised)"
        stroke="var(--line-strong)"
        strokeWidth="0.75"
      />
      <rect
        x="72"
        y="72"
        width="256"
        height="356"
        fill="none"
        stroke="var(--accent-text)"
        strokeOpacity="0.5"
        strokeWidth="0.75"
        strokeDasharray="1.5 3"
      />
      <g>
        <circle cx="200" cy="206" r="92" fill="var(--accent)" />
        <path d="M108 206a92 92 0 0 0 184 0Z" fill="var(--ink)" fillOpacity="0.88" />
        <path d="M108 206h184" stroke="var(--raised)" strokeWidth="5" />
        <path
          d="M200 128v24M200 152 168 206M200 152l32 54"
          stroke="#fff"
          strokeWidth="7"
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
        <path
          d="M132 236h136M146 254h108M168 272h64"
          stroke="var(--raised)"
          strokeOpacity="0.9"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </g>
      <text x="200" y="352" textAnchor="middle" fill="var(--ink)" fontSize="34" fontWeight="700" letterSpacing="-1.2">
        Harbour Light
      </text>
      <text x="200" y="374" textAnchor="middle" fill="var(--ink-2)" fontSize="10.5" letterSpacing="2.4">
        SMALL BATCH · NO. 12
      </text>
      <path d="M172 394h56" stroke="var(--ink-3)" strokeWidth="0.75" />
      {cropMarks.map(([x, y]) => (
        <CropMark key={`${x} ${y}`} x={x} y={y} />
      ))}
      <RegistrationMark x={200} y={30} />
      <RegistrationMark x={200} y={470} />
      <RegistrationMark x={26} y={250} />
      <g stroke="var(--ink-3)" strokeWidth="0.75" fill="none">
        <path d="M372 60v380M368 60h8M368 440h8" />
      </g>
      <text
        transform="translate(386 250) rotate(90)"
        textAnchor="middle"
        fill="var(--ink-3)"
        fontSize="9"
        fontFamily="var(--font-mono)"
      >
        380.0 mm
      </text>
      <g>
        {["var(--accent)", "var(--ink)", "var(--ink-3)", "var(--danger)", "var(--warning)", "var(--success)"].map(
          (fill, index) => (
            <rect key={fill} x={60 + index * 13} y={476} width="10" height="10" fill={fill} />
          ),
        )}
      </g>
      <text x="340" y="484" textAnchor="end" fill="var(--ink-3)" fontSize="8" fontFamily="var(--font-mono)">
        280 × 380 mm · bleed 12
      </text>
    </svg>
  );
}
