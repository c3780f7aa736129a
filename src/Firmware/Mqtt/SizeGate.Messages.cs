using System.Text;

namespace Firmware
{
    // Messages that M2Mqtt does not get now, or not at all.
    internal sealed partial class SizeGate
    {
        // MQTT 3.1.1 clauses 3.3.1, 3.4 and 3.5.
        private const int RetainMask = 0x01;
        private const int QosTwo = 0x04;
        private const byte PubackType = 0x40;
        private const byte PubrecType = 0x50;

        private bool Hold(byte header)
        {
            byte[] body = new byte[_stream.Left];
            if (_stream.Left > 0 && _socket.Receive(body) != body.Length)
            {
                return false;
            }

            _held.Add(header, _stream.Length, _stream.LengthCount, body);
            _lengthGiven = _stream.LengthCount;
            _stream.Left = 0;
            return true;
        }

        private bool PassOver(byte header)
        {
            _lengthGiven = _stream.LengthCount;
            int topicBytes = _stream.ReadNumber();
            bool known = topicBytes <= PacketStream.PieceBytes && _stream.ReadPiece(topicBytes);
            string topic = known ? Encoding.UTF8.GetString(_stream.Piece, 0, topicBytes) : "";
            int id = (header & QosMask) != 0 ? _stream.ReadNumber() : 0;
            int payloadBytes = _stream.Left;
            if (!_stream.SkipRest())
            {
                return false;
            }

            if (id > 0)
            {
                // At QoS 2 a PUBREL follows; M2Mqtt answers one that it knows nothing of, as it should.
                byte type = (header & QosMask) == QosTwo ? PubrecType : PubackType;
                Send(new byte[] { type, 2, (byte)(id >> 8), (byte)id });
            }

            _inbox.PutMessage(_attempt, topic, null, payloadBytes, (header & RetainMask) != 0);
            return true;
        }
    }
}
