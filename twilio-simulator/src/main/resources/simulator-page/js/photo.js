// A picture to send when there is none at hand: a leaking pipe, drawn.

export function examplePhoto() {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 440;
  const paint = canvas.getContext('2d');
  tiles(paint);
  pipe(paint);
  water(paint);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function tiles(paint) {
  for (let y = 0; y < 5; y += 1) {
    for (let x = 0; x < 7; x += 1) {
      paint.fillStyle = `hsl(196 ${18 + ((x * 7 + y * 3) % 5)}% ${82 + ((x * 3 + y * 5) % 6)}%)`;
      paint.fillRect(x * 94 + 2, y * 90 + 2, 90, 86);
    }
  }
}

function pipe(paint) {
  const metal = paint.createLinearGradient(0, 120, 0, 190);
  metal.addColorStop(0, '#7d8a93');
  metal.addColorStop(0.35, '#eef3f5');
  metal.addColorStop(1, '#5b6870');
  paint.fillStyle = metal;
  paint.fillRect(0, 125, 300, 62);
  paint.fillRect(345, 125, 295, 62);
  paint.fillStyle = '#68757d';
  paint.fillRect(270, 112, 40, 88);
  paint.fillRect(336, 112, 40, 88);
}

function water(paint) {
  paint.strokeStyle = '#3aa0d8';
  paint.lineCap = 'round';
  for (let stream = 0; stream < 9; stream += 1) {
    paint.lineWidth = 3 + (stream % 3) * 2;
    paint.globalAlpha = 0.55 + (stream % 3) * 0.15;
    paint.beginPath();
    paint.moveTo(323, 150);
    paint.quadraticCurveTo(323 + (stream - 4) * 34, 150 - 40, 323 + (stream - 4) * 52, 440);
    paint.stroke();
  }
  paint.globalAlpha = 0.8;
  paint.fillStyle = '#3aa0d8';
  paint.beginPath();
  paint.ellipse(323, 430, 250, 34, 0, 0, 7);
  paint.fill();
}
